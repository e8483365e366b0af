//! Podcasting 2.0's transcripts in JSON: a list of segments.

use super::{Draft, TranscriptError};
use crate::domain::json::{self, Object, Value};
use crate::domain::seconds::Seconds;

/// Reads the segments. One without a start is skipped; one whose end is not told lasts a second. Fails where
/// the text is not JSON, or has no list of segments.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), TranscriptError> {
    let value = json::parse(text).map_err(|error| {
        let (line, column) = (error.line().to_string(), error.column().to_string());
        let found = ["what is no JSON at line ", &line, ", column ", &column].concat();
        TranscriptError::json(&found)
    })?;
    let segments = match value {
        Value::List(segments) => Some(segments),
        value => Object::of(value).and_then(|mut object| object.list("segments")),
    };
    let Some(segments) = segments else {
        return Err(TranscriptError::json("an object without them"));
    };
    for segment in segments {
        let read = Object::of(segment).and_then(|mut segment| {
            let start = segment.seconds("startTime")?;
            let end = segment.seconds("endTime");
            let end = end.unwrap_or(start + Seconds::whole(1));
            Some((start, end, segment.line("speaker"), segment.line("body")))
        });
        match read {
            Some((start, end, speaker, body)) => draft.add(start, end, speaker, body),
            None => draft.skipped += 1,
        }
    }
    Ok(())
}
