//! A tongue: what words of a language are made of, so that new ones can be grown that look like it.

/// A language.
pub(crate) struct Tongue {
    /// Its BCP 47 code.
    pub(crate) code: &'static str,
    /// What syllables begin with, go on with and end in, the commonest first.
    pub(super) onsets: &'static [&'static str],
    pub(super) nuclei: &'static [&'static str],
    pub(super) codas: &'static [&'static str],
    /// The sorts of words, of which every one is as likely.
    pub(super) sorts: &'static [Sort],
    /// Its commonest words, which carry no meaning, from the most frequent on.
    pub(super) small_words: &'static [&'static str],
    /// First names.
    pub(crate) names: &'static [&'static str],
}

/// A sort of words: how its stems go on, and how those are inflected. The first inflection is the one in a dictionary.
pub(crate) struct Sort {
    pub(super) suffixes: &'static [&'static str],
    pub(super) inflections: &'static [&'static str],
}

/// As in L'Octet Vert.
pub(crate) const FRENCH: Tongue = Tongue {
    code: "fr",
    onsets: &[
        "r", "t", "l", "s", "d", "m", "p", "n", "c", "v", "f", "b", "g", "ch", "j", "qu", "tr",
        "pr", "cr", "gr", "pl", "br", "cl", "fr", "bl", "fl", "dr", "gl", "vr",
    ],
    nuclei: &[
        "a", "é", "i", "e", "o", "u", "ou", "an", "on", "ai", "oi", "in", "au", "è", "eu", "ê", "î",
    ],
    codas: &["", "", "", "", "r", "l", "s", "t", "c"],
    sorts: &[
        Sort {
            suffixes: &[
                "", "", "age", "tion", "té", "eur", "ie", "isme", "oir", "ence", "ure", "ière",
            ],
            inflections: &["", "", "", "s"],
        },
        Sort {
            suffixes: &["", "ique", "able", "al", "if", "ant", "in"],
            inflections: &["", "e", "s", "es"],
        },
        Sort {
            suffixes: &["", "", "is", "ifi", "onn", "ell"],
            inflections: &["er", "e", "ent", "é", "ait", "ons", "ant"],
        },
    ],
    small_words: &[
        "de", "la", "et", "le", "les", "des", "à", "en", "un", "une", "du", "que", "qui", "est",
        "dans", "pour", "pas", "on", "ce", "sur", "au", "plus", "par", "avec", "nous", "se", "ne",
        "il", "comment", "sont", "cette", "mais", "ou", "son", "ses", "elle", "aux", "tout",
        "comme", "leur", "faire", "être", "ont", "même", "aussi", "sans", "entre", "très", "où",
        "bien", "notre", "nos", "peut", "deux", "encore", "fait", "après", "avant", "pourquoi",
        "chez", "donc", "alors", "quand", "cet", "vous", "votre", "dont", "vers", "depuis",
        "moins",
    ],
    names: &[
        "Agnès",
        "Alice",
        "Amélie",
        "Anaïs",
        "Antoine",
        "Baptiste",
        "Benoît",
        "Camille",
        "Cécile",
        "Chloé",
        "Claire",
        "Damien",
        "Élodie",
        "Émile",
        "Étienne",
        "Fanny",
        "François",
        "Gaël",
        "Hélène",
        "Inès",
        "Jérôme",
        "Joël",
        "Julie",
        "Léa",
        "Loïc",
        "Lucie",
        "Manon",
        "Mathieu",
        "Noémie",
        "Océane",
        "Pauline",
        "Raphaël",
        "Rémi",
        "Sébastien",
        "Sylvie",
        "Théo",
        "Valérie",
        "Xavier",
        "Yann",
        "Zoé",
    ],
};

/// As in half of all podcasts.
pub(crate) const ENGLISH: Tongue = Tongue {
    code: "en",
    onsets: &[
        "r", "t", "l", "s", "d", "m", "c", "p", "n", "b", "f", "h", "w", "g", "v", "st", "k", "th",
        "tr", "sh", "ch", "pr", "j", "cr", "gr", "cl", "br", "pl", "sp", "fl", "bl", "dr", "wh",
        "qu", "sl", "str",
    ],
    nuclei: &[
        "e", "a", "i", "o", "u", "ea", "ee", "ou", "ai", "oo", "ow", "igh",
    ],
    codas: &[
        "", "", "", "", "n", "r", "t", "l", "s", "m", "d", "p", "ck", "st", "nd", "ng", "g", "b",
        "rk", "ld", "x",
    ],
    sorts: &[
        Sort {
            suffixes: &[
                "", "", "", "er", "ness", "tion", "ment", "ity", "ship", "or",
            ],
            inflections: &["", "", "", "s"],
        },
        Sort {
            suffixes: &["", "al", "ive", "ful", "ous", "able", "ic", "y", "less"],
            inflections: &["", "", "", "ly"],
        },
        Sort {
            suffixes: &["", "", "", "ate", "ize", "en"],
            inflections: &["", "s", "ed", "ing"],
        },
    ],
    small_words: &[
        "the", "to", "and", "of", "a", "in", "you", "is", "it", "for", "on", "that", "with", "how",
        "this", "we", "are", "your", "from", "what", "about", "by", "be", "as", "at", "or", "our",
        "why", "can", "an", "they", "have", "more", "not", "all", "when", "up", "new", "will",
        "their", "who", "was", "out", "he", "she", "into", "some", "like", "do", "his", "so",
        "one", "but", "us", "has", "if", "just", "than", "make", "over", "her", "there", "been",
        "most", "also", "where", "after", "through", "every", "while",
    ],
    names: &[
        "Abigail", "Adam", "Alex", "Amy", "Ben", "Brooke", "Caleb", "Carol", "Daniel", "Diane",
        "Edith", "Emma", "Frank", "George", "Grace", "Harriet", "Henry", "Ian", "Jack", "Jane",
        "Kate", "Kevin", "Laura", "Liam", "Mark", "Megan", "Nathan", "Nora", "Oliver", "Paula",
        "Peter", "Quentin", "Rachel", "Robin", "Sam", "Susan", "Tom", "Victor", "Wendy", "Zack",
    ],
};
