//! Podcasting 2.0's transcripts in JSON: a list of segments.

use super::{Draft, TranscriptError};
use crate::domain::json::{self, Object, Value};
use crate::domain::seconds::Seconds;

/// Reads the segments. One without a start is skipped; one whose end is not told lasts a second. Fails where
/// the text is not JSON, or has no list of segments.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), TranscriptError> {
    let segments = match json::parse(text) {
        Ok(Value::List(segments)) => Some(segments),
        Ok(value) => Object::of(value).and_then(|mut object| object.list("segments")),
        Err(_) => None,
    };
    let segments = segments.ok_or_else(TranscriptError::no_segments)?;
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
