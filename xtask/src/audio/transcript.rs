//! A transcript: what is said in an episode of the demo, written down in the format that its file is named for.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::score::Score;
use crate::failure::{Failure, Outcome};
use crate::place;

/// Something said.
pub(super) struct Said {
    /// The second at which it begins.
    pub(super) start: f64,
    /// The second at which it ends.
    pub(super) end: f64,
    /// The words.
    pub(super) text: String,
    /// Whether it is said around the episode, at its opening or its close, and not in it.
    pub(super) frames: bool,
}

/// Writes the transcript of an episode, where its feed names one.
pub(super) fn write(score: &Score, said: &[Said]) -> Outcome {
    let Some(file) = &score.transcript else {
        return Ok(());
    };
    let path = place::root().join("public").join(file);
    let french = score.language.starts_with("fr");
    let text = match Path::new(file).extension().and_then(|name| name.to_str()) {
        Some("vtt") => vtt(said, french),
        Some("srt") => srt(said),
        Some("json") => json(said, french),
        _ => {
            return Err(Failure::new(format!("`{file}` is no name of a transcript"))
                .remedy("Name it .vtt, .srt or .json."));
        }
    };
    let folder = path.parent().unwrap_or(&path);
    fs::create_dir_all(folder).map_err(Failure::at("make", folder))?;
    fs::write(&path, &text).map_err(Failure::at("write", &path))?;
    println!(
        "{:>9} bytes  {:>2} lines     {file}",
        text.len(),
        said.len()
    );
    Ok(())
}

fn vtt(said: &[Said], french: bool) -> String {
    let cue = |said: &Said| {
        let text = said.text.replace('&', "&amp;").replace('<', "&lt;");
        let (start, end, voice) = (
            clock(said.start, '.'),
            clock(said.end, '.'),
            voice(said, french),
        );
        format!("\n{start} --> {end}\n<v {voice}>{text}\n")
    };
    format!("WEBVTT\n{}", said.iter().map(cue).collect::<String>())
}

fn srt(said: &[Said]) -> String {
    let cue = |(i, said): (usize, &Said)| {
        let (start, end) = (clock(said.start, ','), clock(said.end, ','));
        format!("{}\n{start} --> {end}\n{}\n\n", i + 1, said.text)
    };
    said.iter().enumerate().map(cue).collect()
}

/// A segment a line, as a person would want to read it.
fn json(said: &[Said], french: bool) -> String {
    let segment = |said: &Said| {
        let [start, end] = [said.start, said.end].map(|second| (second * 1000.0).round() / 1000.0);
        let (speaker, body) = (json!(voice(said, french)), json!(said.text));
        format!(r#"{{"speaker":{speaker},"startTime":{start},"endTime":{end},"body":{body}}}"#)
    };
    let segments: Vec<_> = said.iter().map(segment).collect();
    format!(
        "{{\"version\":\"1.0.0\",\"segments\":[\n{}\n]}}\n",
        segments.join(",\n")
    )
}

/// Whose part it is: one machine speaks them all.
fn voice(said: &Said, french: bool) -> &'static str {
    match (said.frames, french) {
        (true, true) => "L’annonce",
        (true, false) => "The announcer",
        (false, true) => "La voix",
        (false, false) => "The voice",
    }
}

fn clock(second: f64, point: char) -> String {
    let millis = (second * 1000.0).round() as u64;
    let (whole, part) = (millis / 1000, millis % 1000);
    format!(
        "{:02}:{:02}:{:02}{point}{part:03}",
        whole / 3600,
        whole / 60 % 60,
        whole % 60
    )
}
