//! A bed: soft chords under the voice, a new one with each chapter, so that the ear knows it has moved.

use std::f64::consts::TAU;

use super::RATE;

/// The chords in turn, in hertz: open fifths and ninths, that can follow each other in any order.
const CHORDS: [[f64; 4]; 5] = [
    [146.83, 220.00, 329.63, 440.00],
    [130.81, 196.00, 293.66, 392.00],
    [174.61, 261.63, 392.00, 523.25],
    [164.81, 246.94, 293.66, 493.88],
    [196.00, 293.66, 440.00, 587.33],
];
/// How loud a chord's lowest note is, beside a voice at 0.7; the higher ones are softer.
const LEVEL: f64 = 0.010;
/// How long one chord takes to give way to the next.
const CROSSING: f64 = 3.0;
/// How long the first takes to come, and the last to go.
const FADE: f64 = 4.0;

/// Lays the bed from the sound's beginning to its end, changing chord at each start.
pub(super) fn lay(sound: &mut [f32], starts: &[f64]) {
    let end = sound.len() as f64 / RATE as f64;
    let edges: Vec<f64> = [0.0]
        .into_iter()
        .chain(starts.iter().copied())
        .chain([end])
        .collect();
    for (turn, edge) in edges.windows(2).enumerate() {
        let rise = if turn == 0 { FADE } else { CROSSING };
        let (falls_from, fall) = if edge[1] < end {
            (edge[1], CROSSING)
        } else {
            (end - FADE, FADE)
        };
        let from = edge[0];
        let to = (falls_from + fall).min(end);
        let level = move |at: f64| {
            let up = ((at - from) / rise).clamp(0.0, 1.0);
            let down = ((falls_from + fall - at) / fall).clamp(0.0, 1.0);
            smooth(up) * smooth(down)
        };
        for (place, pitch) in CHORDS[turn % CHORDS.len()].into_iter().enumerate() {
            note(sound, from, to, pitch, place, level);
        }
    }
}

/// Adds one note of a chord, that swells and ebbs at a pace of its own.
fn note(
    sound: &mut [f32],
    from: f64,
    to: f64,
    pitch: f64,
    place: usize,
    level: impl Fn(f64) -> f64,
) {
    /// The loudness follows its curve in steps this short, too short to hear.
    const STEP: usize = 32;
    let rate = RATE as f64;
    let start = (from * rate) as usize;
    let stop = ((to * rate) as usize).min(sound.len());
    let (pace, part) = (
        0.05 + 0.017 * place as f64,
        LEVEL / (1.0 + 0.6 * place as f64),
    );
    // A sine by its own recurrence: each sample out of the two before it.
    let turn = TAU * pitch / rate;
    let (double_cos, mut last, mut this) = (2.0 * turn.cos(), -turn.sin(), 0.0);
    for (step, samples) in sound[start.min(stop)..stop].chunks_mut(STEP).enumerate() {
        let at = from + (step * STEP) as f64 / rate;
        let loud = part * level(at) * (0.7 + 0.3 * (TAU * pace * at + place as f64).sin());
        for sample in samples {
            *sample += (loud * this) as f32;
            (last, this) = (this, double_cos * this - last);
        }
    }
}

fn smooth(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}
