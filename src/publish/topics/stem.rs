//! A stem: a folded word without its inflection, so that the singular and the plural, and the cases of a noun, are one. Only
//! what makes no other word of it is taken off: `Politik` and `Politiker` are two.

use std::borrow::Cow;

use super::language::Language;

/// The stem of a folded word, which is written so.
pub(super) fn stem<'a>(language: Option<Language>, word: &'a str, written: &str) -> Cow<'a, str> {
    use Language::*;
    // Abbreviations have no other inflection than a small s: `APIs`.
    let is_plural = written
        .strip_suffix('s')
        .is_some_and(|it| it.len() > 1 && !it.contains(char::is_lowercase));
    if let (Some(one), true) = (word.strip_suffix('s'), is_plural) {
        return one.into();
    }
    let letters = word.chars().count();
    if letters < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.into();
    }
    match language {
        Some(English) => english(word),
        Some(French) => french(word),
        Some(German) => german(word, written),
        Some(Dutch) => dutch(word),
        Some(Spanish) => spanish(word),
        Some(Italian) => italian(word),
        Some(Portuguese) => portuguese(word),
        Some(Catalan) => catalan(word),
        Some(Greek) => greek(word),
        Some(Danish | Norwegian) => without(word, &DANISH, 3).into(),
        Some(Swedish) => without(word, &SWEDISH, 3).into(),
        Some(Polish) => without(word, &POLISH, 4).into(),
        None => plural(word, &['s', 'x']).into(),
    }
}

const DANISH: [&str; 13] = [
    "ernes", "erne", "enes", "ene", "ets", "ers", "ens", "er", "en", "et", "es", "e", "s",
];
const SWEDISH: [&str; 20] = [
    "ornas", "arnas", "ernas", "orna", "arna", "erna", "ens", "ets", "ors", "ars", "ers", "or",
    "ar", "er", "en", "et", "an", "a", "e", "s",
];
const POLISH: [&str; 18] = [
    "iami", "ami", "ach", "iom", "iow", "iem", "ow", "om", "em", "ie", "ia", "a", "e", "i", "o",
    "u", "y", "ia",
];
const GREEK: [&str; 20] = [
    "ουσ", "εων", "εωσ", "εισ", "ιων", "ιου", "ιασ", "ιεσ", "ια", "ων", "οσ", "ου", "οι", "ησ",
    "ασ", "εσ", "ο", "η", "α", "ι",
];

/// Without the first of the endings that it has and that leaves so many letters.
fn without<'a>(word: &'a str, endings: &[&str], least: usize) -> &'a str {
    let mut rests = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    rests
        .find(|rest| rest.chars().count() >= least)
        .unwrap_or(word)
}

/// With another ending in place of one.
fn with(word: &str, ending: &str, other: &str) -> Option<String> {
    word.strip_suffix(ending).map(|rest| [rest, other].concat())
}

/// Without a letter that makes the plural, unless it stands twice.
fn plural<'a>(word: &'a str, signs: &[char]) -> &'a str {
    match word.strip_suffix(signs) {
        Some(rest) if !rest.ends_with(signs) => rest,
        _ => word,
    }
}

fn english(word: &str) -> Cow<'_, str> {
    const ODD: [(&str, &str); 6] = [
        ("children", "child"),
        ("women", "woman"),
        ("mice", "mouse"),
        ("wives", "wife"),
        ("wolves", "wolf"),
        ("indices", "index"),
    ];
    const HISSING: [&str; 6] = ["ch", "sh", "ss", "x", "zz", "o"];
    if let Some((_, one)) = ODD.iter().find(|(many, _)| *many == word) {
        return (*one).into();
    }
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word.into();
    }
    // `caches` is of `cache`, `matches` of `match`: both lose their e, and so does `cache` itself.
    let one = word.strip_suffix('s').unwrap_or(word);
    // So are the y of `city` and the ie of `movie`.
    if let (Some(one), true) = (with(one, "ie", "y"), one.len() > 4) {
        return one.into();
    }
    match one.strip_suffix('e') {
        Some(rest) if rest.len() > 2 && HISSING.iter().any(|it| rest.ends_with(it)) => rest.into(),
        _ => one.into(),
    }
}

fn french(word: &str) -> Cow<'_, str> {
    const ODD: [(&str, &str); 4] = [
        ("travaux", "travail"),
        ("vitraux", "vitrail"),
        ("yeux", "oeil"),
        ("landaux", "landau"),
    ];
    if let Some((_, one)) = ODD.iter().find(|(many, _)| *many == word) {
        return (*one).into();
    }
    let is_in_al = word.len() > 5 && !["eaux", "yaux"].iter().any(|it| word.ends_with(it));
    match with(word, "aux", "al") {
        Some(one) if is_in_al => one.into(),
        _ => plural(word, &['s', 'x']).into(),
    }
}

fn german<'a>(word: &'a str, written: &str) -> Cow<'a, str> {
    const CHANGED: [char; 6] = ['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü'];
    const LIKE_CHILDREN: [&str; 8] = [
        "kinder", "bilder", "lieder", "felder", "geister", "kleider", "gelder", "lichter",
    ];
    if word.len() > 6
        && let Some(one) = word.strip_suffix("nen").filter(|rest| rest.ends_with("in"))
    {
        return one.into();
    }
    let mut rest = word;
    if rest.ends_with("ern") || rest.ends_with("eln") {
        rest = &rest[..rest.len() - 1];
    }
    if rest.ends_with("er") {
        // `Bücher` is of `Buch`, but `Maler` is no `Mal`.
        let is_plural =
            written.contains(CHANGED) || LIKE_CHILDREN.iter().any(|it| rest.ends_with(it));
        rest = if is_plural {
            without(rest, &["er"], 3)
        } else {
            rest
        };
    } else if rest.ends_with("ma") {
        // `Thema`, `Themen`.
        rest = without(rest, &["a"], 3);
    } else {
        rest = without(rest, &["en", "es", "e", "n"], 3);
    }
    plural(rest, &['s']).into()
}

fn dutch(word: &str) -> Cow<'_, str> {
    let is_vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let word = plural(word, &['s']);
    if let Some(one) = with(word, "heden", "heid") {
        return one.into();
    }
    let Some(rest) = word
        .strip_suffix("en")
        .filter(|rest| rest.len() > 2 && rest.is_ascii())
    else {
        return word.into();
    };
    let bytes = rest.as_bytes();
    let (last, vowel, before) = (
        bytes[bytes.len() - 1],
        bytes[bytes.len() - 2],
        bytes[bytes.len() - 3],
    );
    let mut one = rest.to_owned();
    if last == vowel && !is_vowel(last) {
        // `bommen`, `bom`.
        one.pop();
    } else if is_vowel(vowel)
        && !is_vowel(last)
        && !is_vowel(before)
        && !matches!(vowel, b'i' | b'y')
        && !rest.ends_with("el")
        && !rest.ends_with("er")
    {
        // `bomen`, `boom`.
        one.insert(one.len() - 1, char::from(vowel));
    }
    if one.ends_with('v') {
        one.pop();
        one.push('f');
    } else if one.ends_with(['z', 's']) {
        // `huis` has lost its s as if it were a plural's.
        one.pop();
    }
    one.into()
}

fn spanish(word: &str) -> Cow<'_, str> {
    let one = plural(word, &['s']);
    let one = without(one, &["e"], 3);
    match with(one, "z", "c") {
        Some(one) => one.into(),
        None => one.into(),
    }
}

fn italian(word: &str) -> Cow<'_, str> {
    const ENDINGS: [(&str, &str); 17] = [
        ("ioni", "ione"),
        ("ori", "ore"),
        ("ali", "ale"),
        ("ili", "ile"),
        ("anti", "ante"),
        ("menti", "mento"),
        ("enti", "ente"),
        ("che", "ca"),
        ("ghe", "ga"),
        ("chi", "co"),
        ("ghi", "go"),
        ("ione", "ione"),
        ("ore", "ore"),
        ("ale", "ale"),
        ("ile", "ile"),
        ("ante", "ante"),
        ("ente", "ente"),
    ];
    if word.len() < 5 && !word.ends_with('e') {
        return word.into();
    }
    let mut known = ENDINGS.iter();
    known
        .find_map(|(ending, other)| with(word, ending, other))
        .or_else(|| with(word, "i", "o"))
        .or_else(|| with(word, "e", "a"))
        .map_or(word.into(), Cow::from)
}

fn portuguese(word: &str) -> Cow<'_, str> {
    const ENDINGS: [(&str, &str); 9] = [
        ("oes", "ao"),
        ("aes", "ao"),
        ("ais", "al"),
        ("eis", "el"),
        ("ois", "ol"),
        ("ns", "m"),
        ("res", "r"),
        ("zes", "z"),
        ("ses", "s"),
    ];
    if word.len() < 5 {
        return if word.ends_with("is") {
            word
        } else {
            plural(word, &['s'])
        }
        .into();
    }
    let mut known = ENDINGS.iter();
    match known.find_map(|(ending, other)| with(word, ending, other)) {
        Some(one) => one.into(),
        None if word.ends_with("is") => word.into(),
        None => {
            let one = plural(word, &['s']);
            ["re", "ze", "se"]
                .iter()
                .find(|it| one.ends_with(**it))
                .map_or(one, |_| &one[..one.len() - 1])
                .into()
        }
    }
}

fn catalan(word: &str) -> Cow<'_, str> {
    if let Some(one) = with(word, "ions", "io") {
        return one.into();
    }
    // `pel·lícules` is of `pel·lícula`, `llibres` of `llibre`.
    let one = plural(word, &['s']);
    with(one, "e", "a").map_or(one.into(), Cow::from)
}

fn greek(word: &str) -> Cow<'_, str> {
    for ending in ["ματων", "ματοσ", "ματα"] {
        if let Some(one) = with(word, ending, "μ") {
            return one.into();
        }
    }
    without(word, &GREEK, 3).into()
}
