//! The demo's sound: each chapter's title said aloud at its second, over a quiet bed, in MP3.
//!
//! What is said at which second is also written down, as the transcripts that the feed names.
//!
//! The files are of one bit rate and carry no header but their frames, so a byte's place in the file is its time: every
//! player finds a second by a rule of three, and none has a table to trust or a delay to guess.

mod bed;
mod score;
mod transcript;
mod voice;

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::place;
use score::Score;
use transcript::Said;

/// Samples a second while the sound is put together: the voice's own.
const RATE: usize = voice::RATE;
/// Samples that an MP3 encoder and a decoder put before the first one, between them; as many are left out at the start.
const CODEC_DELAY: usize = 1105;
/// The most that all the files may weigh.
const LIMIT: usize = 8_000_000;
/// The quiet that must come before anything said, so that its beginning is heard as one.
const QUIET: f64 = 0.8;

/// Makes the sound of every episode in the demo's feed, or of those named by slug.
///
/// Fails where a program is missing, where a title is still being said when the next one is due, and where the feed does
/// not tell the files' true sizes.
pub(crate) fn run(slugs: &[&str]) -> Outcome {
    need_programs()?;
    let scores = scores()?;
    if let Some(slug) = slugs
        .iter()
        .find(|slug| scores.iter().all(|score| score.slug != **slug))
    {
        return Err(Failure::new(format!(
            "no episode of the demo's feed has the slug `{slug}`"
        )));
    }

    let mut wrong = Vec::new();
    let mut total = 0;
    for score in &scores {
        let path = place::root().join("public").join(&score.file);
        if slugs.is_empty() || slugs.contains(&score.slug.as_str()) {
            let (sound, said) = compose(score)?;
            let mp3 = encode(score, &sound)?;
            fs::write(&path, &mp3).map_err(Failure::at("write", &path))?;
            println!(
                "{:>9} bytes  {:>2} chapters  {}",
                mp3.len(),
                score.chapters.len(),
                score.file
            );
            transcript::write(score, &said)?;
            if mp3.len() != score.size {
                wrong.push(format!("{}: \"size_in_bytes\": {}", score.slug, mp3.len()));
            }
        }
        total += fs::metadata(&path).map_or(0, |file| file.len() as usize);
    }
    println!("{total:>9} bytes in all, of {LIMIT} at most");
    if !wrong.is_empty() {
        return Err(Failure::new(
            "public/feed.json and public/feed.xml do not tell the files' true sizes",
        )
        .remedy(wrong.join("\n  ")));
    }
    if total > LIMIT {
        return Err(Failure::new("the demo's sound is too heavy"));
    }
    Ok(())
}

/// Writes the transcripts that the demo's feed names, and leaves its sound as it is.
///
/// Fails where a program is missing, and where a transcript's name ends in none of the formats' own ways.
pub(crate) fn transcripts() -> Outcome {
    need_programs()?;
    for score in scores()?.iter().filter(|score| score.transcript.is_some()) {
        let (_, said) = compose(score)?;
        transcript::write(score, &said)?;
    }
    Ok(())
}

fn scores() -> Outcome<Vec<Score>> {
    let path = place::root().join("public/feed.json");
    let feed = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let check = Call::new(cargo)
        .args("run -q -p sillon -- check public/feed.json --format json".split(' '))
        .read()?;
    score::read(&feed, &check)
}

fn need_programs() -> Outcome {
    let missing: Vec<_> = ["espeak-ng", "ffmpeg"]
        .into_iter()
        .filter(|name| place::program(name).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    Err(Failure::new(format!(
        "the demo's sound needs programs that are not here: {names}"
    ))
    .remedy(format!(
        "On Debian or Ubuntu: sudo apt-get install --yes {names}"
    )))
}

/// Puts an episode's sound together, as samples from -1 to 1; and tells what is said in it.
fn compose(score: &Score) -> Outcome<(Vec<f32>, Vec<Said>)> {
    let mut sound = vec![0.0; score.seconds * RATE];
    let starts: Vec<f64> = score.chapters.iter().map(|chapter| chapter.start).collect();
    bed::lay(&mut sound, &starts);

    let mut all: Vec<Said> = Vec::new();
    let mut put = |voice: &[f32], text: &str, at: f64, frames: bool| {
        put(&mut sound, voice, at);
        let end = at + seconds(voice);
        all.push(Said {
            start: at,
            end,
            text: text.to_owned(),
            frames,
        });
        end
    };
    let end = score.seconds as f64;
    let first = starts.first().copied().unwrap_or(end);
    let mut quiet_from = 0.0;
    for opening in &score.openings {
        let voice = voice::say(opening, &score.language)?;
        if 1.0 + seconds(&voice) + QUIET <= first {
            quiet_from = put(&voice, opening, 1.0, true);
            break;
        }
    }
    for text in &score.reading {
        let voice = voice::say(text, &score.language)?;
        quiet_from = put(&voice, text, quiet_from + 1.2, false);
    }
    for chapter in &score.chapters {
        if quiet_from + QUIET > chapter.start {
            return Err(Failure::new(format!(
                "in {} the voice is still speaking at {quiet_from:.1} s, too near to `{}` at {} s",
                score.slug, chapter.title, chapter.start
            ))
            .remedy("Shorten the title before it, or leave more room between the two."));
        }
        let voice = voice::say(&chapter.title, &score.language)?;
        quiet_from = put(&voice, &chapter.title, chapter.start, false);
    }
    let closing = voice::say(score.closing, &score.language)?;
    let at = end - 2.0 - seconds(&closing);
    if quiet_from + QUIET <= at {
        quiet_from = put(&closing, score.closing, at, true);
    }
    if quiet_from > end {
        return Err(Failure::new(format!(
            "{} ends at {end} s, with {:.1} s still to be said",
            score.slug,
            quiet_from - end
        )));
    }
    Ok((sound, all))
}

fn seconds(sound: &[f32]) -> f64 {
    sound.len() as f64 / RATE as f64
}

/// Adds a voice to the sound at a second.
fn put(sound: &mut [f32], voice: &[f32], at: f64) {
    let start = (at * RATE as f64).round() as usize;
    for (under, over) in sound.iter_mut().skip(start).zip(voice) {
        *under += over;
    }
}

/// Makes a bare constant-rate mono MP3, whose first decoded sample is the sound's own first.
fn encode(score: &Score, sound: &[f32]) -> Outcome<Vec<u8>> {
    let skip = CODEC_DELAY * RATE / score.rate;
    let samples = sound
        .iter()
        .skip(skip)
        .map(|sample| (sample.clamp(-1.0, 1.0) * 32767.0) as i16);
    let pcm: Vec<u8> = samples.flat_map(i16::to_le_bytes).collect();

    let broke = |error| Failure::new(format!("ffmpeg could not be run: {error}"));
    let mut ffmpeg = Command::new("ffmpeg")
        .args([
            "-hide_banner",
            "-loglevel",
            "error",
            "-f",
            "s16le",
            "-ac",
            "1",
            "-ar",
            &RATE.to_string(),
            "-i",
            "-",
        ])
        .args([
            "-c:a",
            "libmp3lame",
            "-reservoir",
            "0",
            "-ac",
            "1",
            "-ar",
            &score.rate.to_string(),
        ])
        .args([
            "-b:a",
            &format!("{}k", score.kilobits),
            "-write_xing",
            "0",
            "-id3v2_version",
            "0",
        ])
        .args([
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact",
            "-flags:a",
            "+bitexact",
            "-f",
            "mp3",
            "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(broke)?;
    // It is fed from beside, because it writes before it has read all.
    let feeding = ffmpeg
        .stdin
        .take()
        .map(|mut stdin| std::thread::spawn(move || stdin.write_all(&pcm)));
    let output = ffmpeg.wait_with_output().map_err(broke)?;
    let fed = feeding.is_some_and(|thread| thread.join().is_ok_and(|written| written.is_ok()));
    if fed && output.status.success() {
        Ok(output.stdout)
    } else {
        Err(Failure::new(format!(
            "ffmpeg could not make {}: it ended with {}",
            score.file, output.status
        )))
    }
}
