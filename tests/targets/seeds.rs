//! Seeds: the targets by their names, and the folders, from the project's own, of what each begins with.

pub(crate) const ALL: [(&str, &[&str]); 7] = [
    ("addresses", &["tests/fuzz/seeds/addresses"]),
    ("feed", &["tests/fuzz/seeds/feed"]),
    ("import", &["tests/feeds", "tests/fuzz/seeds/feed"]),
    ("index", &[]),
    ("notes", &["tests/fuzz/seeds/notes"]),
    ("timestamps", &["tests/fuzz/seeds/notes"]),
    ("transcript", &["tests/fuzz/seeds/transcript"]),
];
