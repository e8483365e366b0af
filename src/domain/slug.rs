//! A slug: the last part of an episode's address, of `a` to `z`, digits and single hyphens.

use super::fold::fold;

/// The text as a slug, 60 characters at most. Empty where nothing of the text can stand in one.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.len() > 60 {
        slug.truncate(60);
        // Not in the middle of a word, unless the word is all there is.
        if let Some(end) = slug.rfind('-').filter(|&end| end > 20) {
            slug.truncate(end);
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A slug for an episode that brings none: its id where a person could have chosen it, else its title, else whatever
/// its id leaves. Never empty.
pub(super) fn of_episode(id: &str, title: &str) -> String {
    let from_id = slug(id);
    let from_title = slug(title);
    if !from_id.is_empty() && is_short_name(id) {
        from_id
    } else if keeps_most(title, &from_title) || from_id.is_empty() && !from_title.is_empty() {
        from_title
    } else if !from_id.is_empty() {
        from_id
    } else {
        "episode".to_owned()
    }
}

/// The slug itself, or with the first number from 2 that makes it one of its own.
pub(super) fn made_unique(slug: String, taken: impl Fn(&str) -> bool) -> String {
    if !taken(&slug) {
        return slug;
    }
    (2u64..)
        .map(|number| format!("{slug}-{number}"))
        .find(|slug| !taken(slug))
        .unwrap_or(slug)
}

/// `s2e11`, `syntax-1033`, `un-nom-choisi`; not an address, and not the digits a machine drew.
fn is_short_name(id: &str) -> bool {
    let digits = id.bytes().filter(u8::is_ascii_digit).count();
    id.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && (id.len() <= 20 || id.len() <= 60 && digits * 4 <= id.len())
}

/// Whether a slug still says what the title says: a Greek title leaves but its digits.
fn keeps_most(title: &str, slug: &str) -> bool {
    let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
    let kept = slug.bytes().filter(|&byte| byte != b'-').count();
    kept > 0 && (kept * 2 >= letters || slug.len() > 40)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slug_is_read_as_the_text_is() {
        assert_eq!(slug("S2E11"), "s2e11");
        assert_eq!(
            slug("L’énergie, où ça ? — Œuvres"),
            "l-energie-ou-ca-oeuvres"
        );
        assert_eq!(slug(" ../../etc "), "etc");
        assert_eq!(slug(".."), "");
        assert_eq!(slug("Ελληνοφρένεια"), "");
    }

    #[test]
    fn a_long_slug_ends_with_a_whole_word() {
        let long =
            slug("un titre qui ne tient pas en soixante caracteres parce que personne ne le relit");
        assert_eq!(
            long,
            "un-titre-qui-ne-tient-pas-en-soixante-caracteres-parce-que"
        );
        assert_eq!(slug(&"a".repeat(100)).len(), 60);
    }

    #[test]
    fn an_id_that_a_person_chose_makes_the_slug_and_another_leaves_it_to_the_title() {
        for (id, title, expected) in [
            ("s2e11", "Clément Pellegrini", "s2e11"),
            (
                "le-web-et-sa-voix-ancienne",
                "x",
                "le-web-et-sa-voix-ancienne",
            ),
            ("https://exemple.fr/?p=12", "Le RSS", "le-rss"),
            ("0b1c64ab-9a53-4c8e-8e6c-0d8e9c33a1f2", "Le RSS", "le-rss"),
            (
                "https://exemple.fr/?p=12",
                "Ελληνοφρένεια 12",
                "https-exemple-fr-p-12",
            ),
            ("é:?", "Ελλάδα 12", "e"),
            ("日本", "日本語 12", "12"),
            ("日本", "日本語", "episode"),
        ] {
            assert_eq!(of_episode(id, title), expected, "{id}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_safe_slug(id in ".*", title in ".*") {
            for slug in [slug(&id), of_episode(&id, &title)] {
                prop_assert!(slug.len() <= 60);
                prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
                prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
            }
            prop_assert!(!of_episode(&id, &title).is_empty());
        }
    }
}
