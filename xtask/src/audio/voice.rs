//! A voice: a sentence said aloud by espeak-ng.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};

/// Samples a second that espeak-ng gives.
pub(super) const RATE: usize = 22_050;

/// How loud the loudest sample is.
const PEAK: f32 = 0.7;
/// What counts as silence before and after a sentence, beside its loudest sample.
const SILENCE: f32 = 0.03;

/// Says a text in a language (BCP 47), from its very first sound to its last.
pub(super) fn say(text: &str, language: &str) -> Outcome<Vec<f32>> {
    let voice = match language.split('-').next() {
        Some("fr") => "fr-fr",
        Some("en") => "en-gb",
        _ => language,
    };
    let broke = |error| Failure::new(format!("espeak-ng could not be run: {error}"));
    let mut espeak = Command::new("espeak-ng")
        .args(["-v", voice, "-s", "150", "--stdin", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(broke)?;
    if let Some(mut stdin) = espeak.stdin.take() {
        stdin.write_all(text.as_bytes()).map_err(broke)?;
    }
    let output = espeak.wait_with_output().map_err(broke)?;
    let samples = samples(&output.stdout).filter(|_| output.status.success());
    let samples = samples.ok_or_else(|| {
        Failure::new(format!(
            "espeak-ng gave no sound at {RATE} Hz for `{text}` in the voice `{voice}`"
        ))
    })?;

    let loudest = samples
        .iter()
        .fold(0.0f32, |most, sample| most.max(sample.abs()));
    let heard = |sample: &f32| sample.abs() > loudest * SILENCE;
    let (Some(first), Some(last)) = (
        samples.iter().position(heard),
        samples.iter().rposition(heard),
    ) else {
        return Err(Failure::new(format!(
            "espeak-ng has nothing to say for `{text}`"
        )));
    };
    Ok(samples[first..=last]
        .iter()
        .map(|sample| sample / loudest * PEAK)
        .collect())
}

/// The samples of a mono WAV of 16 bits; none where it is anything else.
///
/// Its sizes say nothing, since it was written before its length was known.
fn samples(wav: &[u8]) -> Option<Vec<f32>> {
    let (header, data) = wav.split_at_checked(44)?;
    let rate = u32::from_le_bytes(header[24..28].try_into().ok()?);
    let plain = header.starts_with(b"RIFF")
        && header.ends_with(&[b"data".as_slice(), &header[40..]].concat());
    let fits = header[22..24] == [1, 0] && header[34..36] == [16, 0] && rate as usize == RATE;
    let sample = |pair: &[u8]| f32::from(i16::from_le_bytes([pair[0], pair[1]])) / 32768.0;
    (plain && fits).then(|| data.chunks_exact(2).map(sample).collect())
}
