#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::episode::Episode;

fn read(text: &str) -> Transcript {
    Transcript::parse(text, None).unwrap()
}

/// Each line as `start-end Speaker: text`, in thousandths.
fn lines(transcript: &Transcript) -> Vec<String> {
    let line = |cue: &Cue| {
        let speaker = cue.speaker.as_ref().map(|name| format!("{name}: "));
        let (start, end) = (cue.start.as_millis(), cue.end.as_millis());
        format!("{start}-{end} {}{}", speaker.unwrap_or_default(), cue.text)
    };
    transcript.cues.iter().map(line).collect()
}

fn found(text: &str, told: Option<Format>) -> String {
    Transcript::parse(text, told).unwrap_err().to_string()
}

#[test]
fn webvtt_is_read_with_its_voices_and_without_its_other_blocks() {
    let text = "\u{FEFF}WEBVTT - Un essai\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:bas\r\n\r\n\
        NOTE rien\r\nà dire\r\n\r\nintro\r\n00:01.000 --> 00:04.250 align:start position:10%\r\n<v.loud Ada Lovelace>Bonjour &amp; <i>bien<b>venue</b></i> à tous ceux qui écoutent</v>\r\n\r\n\
        1:00:00.5 --> 1:00:02.000\r\nUne heure <00:00:01.500>plus tard,\r\nla suite sur deux lignes\r\n";
    let transcript = read(text);
    assert_eq!(
        lines(&transcript),
        [
            "1000-4250 Ada Lovelace: Bonjour & bienvenue à tous ceux qui écoutent",
            "3600500-3602000 Une heure plus tard, la suite sur deux lignes",
        ]
    );
    assert_eq!(transcript.skipped, 0);
}

#[test]
fn two_voices_of_one_cue_are_two_lines() {
    let transcript = read(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>Qui est là, à cette heure ?</v>\n<v Grace & Co>Moi, naturellement, qui d’autre ?",
    );
    assert_eq!(
        lines(&transcript),
        [
            "1000-4000 Ada: Qui est là, à cette heure ?",
            "1000-4000 Grace & Co: Moi, naturellement, qui d’autre ?",
        ]
    );
}

#[test]
fn what_only_looks_like_markup_stays() {
    let transcript = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n3 < 5 && a {b} &unknown; &#233;&#x2019; &#xD800; un <tag sans fin",
    );
    assert_eq!(
        transcript.cues[0].text,
        "3 < 5 && a {b} &unknown; é’ &#xD800; un <tag sans fin"
    );
}

#[test]
fn srt_is_read_with_commas_points_tags_and_speakers() {
    let text = "1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<font color=\"#fff\">Anna: Bonjour et bienvenue !</font>\n\n\
        2\n00:00:03.000 --> 00:00:04\nBernard : Bonsoir à toi.\nANNA: ce n’est pas Anna\n\n\
        3\n00:00:05,000 --> 00:00:06,000\n- Bernard : Une chose: il pleut, et depuis longtemps.\n- Anna: Encore une fois.\n";
    let transcript = read(text);
    assert_eq!(
        lines(&transcript),
        [
            "1000-2500 Anna: Bonjour et bienvenue !",
            "3000-4000 Bernard: Bonsoir à toi. ANNA: ce n’est pas Anna",
            "5000-6000 Bernard: Une chose: il pleut, et depuis longtemps.",
            "5000-6000 Anna: Encore une fois.",
        ]
    );
}

#[test]
fn a_colon_alone_makes_no_speaker() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nUne règle : ne jamais courir dans le couloir\n\n\
        2\n00:00:03,000 --> 00:00:04,000\nUne exception : le train de 18:30 attend sur le quai\n\n\
        3\n00:00:05,000 --> 00:00:06,000\nRappel : https://exemple.fr et la suite";
    let transcript = read(text);
    assert!(transcript.cues.iter().all(|cue| cue.speaker.is_none()));
    assert_eq!(
        transcript.cues[0].text,
        "Une règle : ne jamais courir dans le couloir"
    );
}

#[test]
fn srt_without_blank_lines_or_numbers_is_read() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nla première ligne, sans blanc après\n2\n00:00:03,000 --> 00:00:04,000\nla deuxième, coupée\n\nen deux par un blanc\n\n00:00:05,000 --> 00:00:06,000\nla dernière, sans numéro du tout";
    assert_eq!(
        lines(&read(text)),
        [
            "1000-2000 la première ligne, sans blanc après",
            "3000-4000 la deuxième, coupée en deux par un blanc",
            "5000-6000 la dernière, sans numéro du tout",
        ]
    );
    let old = text.replace('\n', "\r");
    assert_eq!(lines(&read(&old)), lines(&read(text)));
}

#[test]
fn segments_of_json_are_read() {
    let text = json!({ "version": "1.0.0", "segments": [
        { "speaker": "Ada", "startTime": 0.5, "endTime": 3, "body": " Une phrase entière, dite d’un trait. " },
        { "speaker": "Grace", "startTime": "0:04", "body": "Une autre, dont la fin n’est pas dite." },
        { "speaker": "Ada", "endTime": 9, "body": "Sans début." },
        { "startTime": 9, "endTime": 8, "body": "À l’envers." },
        { "startTime": 10, "endTime": 11, "body": " " },
        7,
    ]});
    let transcript = read(&text.to_string());
    assert_eq!(
        lines(&transcript),
        [
            "500-3000 Ada: Une phrase entière, dite d’un trait.",
            "4000-5000 Grace: Une autre, dont la fin n’est pas dite.",
        ]
    );
    assert_eq!(transcript.skipped, 3);
}

#[test]
fn words_timed_one_by_one_become_sentences() {
    let said = [
        ("Ada", "Le"),
        ("Ada", "disque"),
        ("Ada", "tourne"),
        ("Ada", "."),
        ("Ada", "On"),
        ("Ada", "l'"),
        ("Ada", "écoute"),
        ("Grace", "Oui"),
        ("Grace", ","),
        ("Grace", "merci"),
        ("Grace", "!"),
    ];
    let segments: Vec<_> = said
        .iter()
        .enumerate()
        .map(|(i, (speaker, body))| json!({ "speaker": speaker, "startTime": i, "endTime": i, "body": body }))
        .collect();
    let transcript = read(&json!({ "segments": segments }).to_string());
    assert_eq!(
        lines(&transcript),
        [
            "0-3001 Ada: Le disque tourne.",
            "4000-6001 Ada: On l'écoute",
            "7000-10001 Grace: Oui, merci !",
        ]
    );
}

#[test]
fn words_without_an_end_break_at_a_silence_and_where_a_line_is_full() {
    let words = |from: u64| {
        (from..from + 40).map(|i| json!({ "startTime": i, "endTime": i + 1, "body": "mot" }))
    };
    let segments: Vec<_> = words(0).chain(words(50)).collect();
    let transcript = read(&json!({ "segments": segments }).to_string());
    let starts: Vec<_> = transcript
        .cues
        .iter()
        .map(|cue| cue.start.floor())
        .collect();
    assert_eq!(starts, [0, 26, 50, 76]);
}

#[test]
fn malformed_cues_are_skipped_and_counted() {
    let transcript = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nUne ligne qui se lit sans peine\n\nrien qui compte\n\n00:90.000 --> 00:91.000\nsoixante au plus\n\n00:05.000 --> 00:03.000\nà rebours\n\nsoon --> later\nquand ?",
    );
    assert_eq!(
        lines(&transcript),
        ["1000-2000 Une ligne qui se lit sans peine"]
    );
    assert_eq!(transcript.skipped, 4);
}

#[test]
fn a_numbered_paragraph_of_srt_without_clocks_is_a_cue_that_makes_no_sense() {
    let transcript = read(
        "1\n00:00:01,000 --> 00:00:02,000\nUne ligne qui se lit sans peine\n\n2\nsans horloge\n\n3\n00:00:05,000 --> 00:00:06,000\n42\n\n4\n00:00:07,000 --> 00:00:08,000\nUne autre ligne, la dernière de toutes",
    );
    let texts: Vec<_> = transcript
        .cues
        .iter()
        .map(|cue| cue.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "Une ligne qui se lit sans peine",
            "42",
            "Une autre ligne, la dernière de toutes"
        ]
    );
    assert_eq!(transcript.skipped, 1);
}

#[test]
fn lines_come_out_by_their_start() {
    let transcript = read(
        "WEBVTT\n\n00:05.000 --> 00:06.000\nCe qui vient en deuxième lieu\n\n00:01.000 --> 00:02.000\nCe qui vient en premier lieu",
    );
    assert_eq!(transcript.cues[0].text, "Ce qui vient en premier lieu");
}

#[test]
fn what_is_no_transcript_is_told() {
    let expected = "expected WebVTT, SRT or JSON with lines and their seconds; found ";
    for (text, told, what) in [
        ("", Some(Format::Vtt), "nothing at all"),
        ("<!doctype html><p>Bienvenue", None, "a page of markup"),
        (
            "1\nsoon --> later\nquand ?",
            None,
            "1, and not one that can be read",
        ),
        ("{\"segments\": 3}", None, "no list of `segments` in JSON"),
        ("{\"segments\": [", None, "no list of `segments` in JSON"),
        ("{\"segments\": []}", None, "no line"),
        ("Bonjour.", None, "no line"),
        (
            "Bonjour.",
            Some(Format::Srt),
            "1, and not one that can be read",
        ),
    ] {
        assert_eq!(found(text, told), [expected, what].concat(), "{text}");
    }
}

#[test]
fn the_texts_own_look_outdoes_what_is_told_of_it() {
    let vtt =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Une ligne assez longue pour être une ligne";
    let transcript = Transcript::parse(vtt, Some(Format::Json)).unwrap();
    assert_eq!(transcript.cues[0].speaker.as_deref(), Some("Ada"));
    let headless = vtt.trim_start_matches("WEBVTT");
    assert_eq!(
        Transcript::parse(headless, Some(Format::Vtt)).unwrap(),
        transcript
    );
}

#[test]
fn the_line_that_is_heard_is_the_last_that_started() {
    let cues = read("WEBVTT\n\n00:01.000 --> 00:02.000\nUne première ligne, dite tôt\n\n00:05.000 --> 00:06.000\nUne seconde ligne, dite tard").cues;
    let at = |millis| active_at(&cues, Seconds::millis(millis));
    assert_eq!(
        [at(0), at(999), at(1000), at(3000), at(5000), at(90_000)],
        [None, None, Some(0), Some(0), Some(1), Some(1)]
    );
}

#[test]
fn the_best_transcript_is_in_the_episodes_language_and_says_most() {
    let item = |transcripts| {
        let item = json!({ "id": "a", "title": "A", "attachments": [{ "url": "a.mp3" }], "_sillon": { "transcripts": transcripts } });
        Episode::parse_item(&item.to_string()).unwrap().transcripts
    };
    let links = item(json!([
        { "url": "page.html", "type": "text/html" },
        { "url": "texte", "type": "text/plain" },
        { "url": "en.vtt", "type": "text/vtt", "language": "en" },
        { "url": "fr.srt", "type": "application/x-subrip", "language": "fr-FR", "rel": "captions" },
        { "url": "javascript:alert(1)", "type": "text/vtt" },
        { "url": "untold.json?v=2" },
    ]));
    let formats: Vec<_> = links
        .iter()
        .map(|link| (link.url.as_str(), link.format))
        .collect();
    assert_eq!(
        formats,
        [
            ("en.vtt", Some(Format::Vtt)),
            ("fr.srt", Some(Format::Srt)),
            ("untold.json?v=2", Some(Format::Json)),
        ]
    );
    let choice = |language| best(&links, language).map(|link| link.url.as_str());
    assert_eq!(choice(Some("fr")), Some("untold.json?v=2"));
    assert_eq!(choice(Some("en-GB")), Some("en.vtt"));
    assert_eq!(choice(None), Some("en.vtt"));
    assert_eq!(best(&[], None), None);
}

/// A clock as both caption formats write it.
fn clock(millis: u64, point: char) -> String {
    let (hours, minutes, seconds) = Seconds::millis(millis).split();
    format!(
        "{hours:02}:{minutes:02}:{seconds:02}{point}{:03}",
        millis % 1000
    )
}

/// Well-formed cues that do not overlap: who speaks, what is said, how long after the last, for how long.
fn well_formed() -> impl Strategy<Value = Vec<Cue>> {
    let cue = (
        "[A-Z][a-z]{1,8}",
        "[a-zéà][a-zéà’?,. ]{30,60}[a-z]",
        0u64..9_000_000,
        1u64..60_000,
    );
    proptest::collection::vec(cue, 1..12).prop_map(|cues| {
        let mut at = 0;
        let cue = |(name, text, after, length): (String, String, u64, u64)| {
            let start = at + after;
            at = start + length;
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            Cue {
                start: Seconds::millis(start),
                end: Seconds::millis(at),
                speaker: Some(name),
                text,
            }
        };
        cues.into_iter().map(cue).collect()
    })
}

/// Pieces that transcripts are made of, in any order.
fn almost_a_transcript() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("WEBVTT"),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("\r"),
        Just("-->"),
        Just(" --> "),
        Just("00:01"),
        Just("00:00:01,000"),
        Just("1:00.5"),
        Just("<v Ada>"),
        Just("</v>"),
        Just("<"),
        Just(">"),
        Just("&"),
        Just("&amp;"),
        Just("&#0;"),
        Just("&#x110000;"),
        Just("{\\an8}"),
        Just("{\\"),
        Just("NOTE"),
        Just("Ada: oui"),
        Just("é"),
        Just("3"),
        Just("{\"segments\":["),
        Just("{\"startTime\":1,\"body\":\"a\"}"),
        Just(","),
        Just("]}"),
        Just("\u{FEFF}"),
        Just("\0"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn any_format() -> impl Strategy<Value = Option<Format>> {
    proptest::option::of(prop_oneof![
        Just(Format::Vtt),
        Just(Format::Json),
        Just(Format::Srt)
    ])
}

proptest! {
    #[test]
    fn whatever_comes_lines_are_in_order_and_start_before_they_end(
        text in prop_oneof![almost_a_transcript(), any::<String>()],
        told in any_format(),
    ) {
        match Transcript::parse(&text, told) {
            Ok(transcript) => {
                prop_assert!(!transcript.cues.is_empty());
                prop_assert!(transcript.cues.is_sorted_by_key(|cue| cue.start));
                for cue in &transcript.cues {
                    prop_assert!(cue.start < cue.end && !cue.text.trim().is_empty());
                    prop_assert!(!cue.text.contains(char::is_control));
                }
            }
            Err(error) => prop_assert!(error.to_string().starts_with("expected ")),
        }
    }

    #[test]
    fn well_formed_webvtt_comes_back(cues in well_formed()) {
        let mut text = "WEBVTT\n".to_owned();
        for cue in &cues {
            let (start, end) = (clock(cue.start.as_millis(), '.'), clock(cue.end.as_millis(), '.'));
            text += &format!("\n{start} --> {end} line:0\n<v {}>{}\n", cue.speaker.as_ref().unwrap(), cue.text);
        }
        prop_assert_eq!(read(&text), Transcript { cues, skipped: 0 });
    }

    #[test]
    fn well_formed_srt_comes_back(cues in well_formed()) {
        let mut text = String::new();
        let bare: Vec<Cue> = cues.into_iter().map(|cue| Cue { speaker: None, ..cue }).collect();
        for (i, cue) in bare.iter().enumerate() {
            let (start, end) = (clock(cue.start.as_millis(), ','), clock(cue.end.as_millis(), ','));
            text += &format!("{}\r\n{start} --> {end}\r\n{}\r\n\r\n", i + 1, cue.text);
        }
        prop_assert_eq!(read(&text), Transcript { cues: bare, skipped: 0 });
    }

    #[test]
    fn well_formed_json_comes_back(cues in well_formed()) {
        let segments: Vec<_> = cues
            .iter()
            .map(|cue| json!({ "startTime": cue.start.as_f64(), "endTime": cue.end.as_f64(), "speaker": cue.speaker, "body": cue.text }))
            .collect();
        prop_assert_eq!(read(&json!({ "segments": segments }).to_string()), Transcript { cues, skipped: 0 });
    }

    #[test]
    fn the_line_that_is_heard_is_found_as_by_looking_at_all(cues in well_formed(), at in 0u64..9_000_000) {
        let at = Seconds::millis(at);
        prop_assert_eq!(active_at(&cues, at), cues.iter().rposition(|cue| cue.start <= at));
    }
}
