use super::*;

fn one(language: Language, forms: &[&str]) {
    let words = Words::of(Some(language));
    let keys: Vec<_> = forms.iter().map(|form| key(form, &words)).collect();
    assert!(keys.iter().all(|it| *it == keys[0]), "{forms:?}");
}

#[test]
fn forms_of_one_phrase_have_one_key() {
    use Language::*;
    one(English, &["Data centers", "datacenter", "data-center"]);
    one(English, &["e-books", "ebook"]);
    for forms in [
        ["city", "cities"],
        ["movie", "movies"],
        ["cache", "caches"],
        ["match", "matches"],
        ["box", "boxes"],
        ["woman", "women"],
        ["API", "APIs"],
        ["database", "databases"],
    ] {
        one(English, &forms);
    }
    one(French, &["Énergies", "énergie", "energie"]);
    for forms in [
        ["journal", "journaux"],
        ["bateau", "bateaux"],
        ["vélo", "Vélos"],
        ["prix", "prix"],
    ] {
        one(French, &forms);
    }
    for forms in [
        ["Buch", "Bücher"],
        ["Stadt", "Städte"],
        ["Wahl", "Wahlen"],
        ["Thema", "Themen"],
        ["Krieg", "Krieges"],
        ["Haus", "Häuser"],
        ["Kind", "Kindern"],
        ["Bauer", "Bauern"],
    ] {
        one(German, &forms);
    }
    for forms in [
        ["boom", "bomen"],
        ["fiets", "fietsen"],
        ["verhaal", "verhalen"],
        ["brief", "brieven"],
        ["huis", "huizen"],
        ["winkel", "winkels"],
    ] {
        one(Dutch, &forms);
    }
    for forms in [
        ["canción", "canciones"],
        ["viaje", "viajes"],
        ["raíz", "raíces"],
    ] {
        one(Spanish, &forms);
    }
    for forms in [
        ["elezione", "elezioni"],
        ["amico", "amici"],
        ["banca", "banche"],
        ["libro", "libri"],
    ] {
        one(Italian, &forms);
    }
    for forms in [
        ["nação", "nações"],
        ["animal", "animais"],
        ["flor", "flores"],
        ["imagem", "imagens"],
        ["livro", "livros"],
    ] {
        one(Portuguese, &forms);
    }
    for forms in [
        ["pel·lícula", "pel·lícules"],
        ["llibre", "llibres"],
        ["sèrie", "sèries"],
        ["nació", "nacions"],
    ] {
        one(Catalan, &forms);
    }
    for forms in [
        ["θέμα", "θέματα"],
        ["πόλεμος", "πολέμου"],
        ["εκλογή", "εκλογές"],
    ] {
        one(Greek, &forms);
    }
    for forms in [["bil", "biler"], ["valg", "valget"], ["skole", "skolerne"]] {
        one(Danish, &forms);
    }
    one(Swedish, &["skola", "skolor", "skolorna"]);
    one(Polish, &["wojna", "wojny", "wojną"]);
}

#[test]
fn other_words_have_other_keys() {
    let differ = |language, a, b| {
        let words = Words::of(Some(language));
        assert_ne!(key(a, &words), key(b, &words), "{a} {b}");
    };
    differ(Language::German, "Politik", "Politiker");
    differ(Language::German, "Spiel", "Spieler");
    differ(Language::English, "news", "new");
    differ(Language::English, "care", "car");
    differ(Language::English, "CSS", "CS");
    differ(Language::English, "C++", "C");
    differ(Language::French, "eau", "al");
    differ(Language::Italian, "casa", "caso");
}
