//! Names: the roles, names, states and values that the engine tells assistive technology, for what matters.

use crate::listener::Listener;
use crate::scenes::named;
use crate::selectors::{PLAYER_PLAY, PLAYER_SCRUBBER};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        pages_have_their_landmarks_and_headings_in_order,
        the_search_is_a_combobox_with_its_options,
        times_are_named_by_what_is_read_there_and_by_what_a_press_does,
        the_player_tells_what_it_is_at,
        dialogs_have_a_name_and_what_they_offer,
        what_is_chosen_unfolded_or_lacking_is_told,
    ]
    .into()
}

fn pages_have_their_landmarks_and_headings_in_order(listener: &Listener) {
    let outline = [
        "banner",
        "navigation",
        "search",
        "main",
        "complementary",
        "contentinfo",
        "region",
        "heading",
        "alert",
        "status",
    ];
    let is_outlined = |scene: &str, wanted: &str| {
        named(scene).shown(listener, || {
            let told = listener.outlines_of(&outline);
            let wanted: Vec<&str> = wanted.trim().lines().map(str::trim).collect();
            let told: Vec<&str> = told.lines().take(wanted.len()).collect();
            assert_eq!(told, wanted, "{scene}");
        });
    };
    is_outlined(
        "home",
        r#"banner
        navigation
        main
        heading "Sillon, la démonstration" (1)
        search
        status (polite)
        heading "Clément Pellegrini" (2)
        heading "Text from Elsewhere" (2)"#,
    );
    is_outlined(
        "playing",
        r#"banner
        navigation
        main
        heading "Clément Pellegrini" (1)
        status (polite)
        status (polite)
        heading "Les sujets abordés dans cet épisode" (2)
        heading "Les bonnes lectures et liens de Clément" (2)
        complementary
        heading "En ce moment" (2)
        heading "Sujets" (2)
        heading "Où écouter" (2)
        navigation "Épisodes"
        contentinfo
        region "Lecteur"
        alert (assertive)
        status (polite)"#,
    );
    is_outlined(
        "error",
        r#"banner
        navigation
        main
        alert (assertive)
        heading "Les épisodes ne sont pas là" (1)
        contentinfo"#,
    );
    is_outlined(
        "topic",
        r#"banner
        navigation
        main
        heading "audio" (1)
        heading "À l’oreille et au clavier" (2)"#,
    );
}

fn the_search_is_a_combobox_with_its_options(listener: &Listener) {
    named("recent").shown(listener, || {
        listener.is_outlined(
            "search",
            "",
            r#"
            search
              combobox "Chercher" (expanded)
              button "Tout oublier"
              listbox "Recherches récentes"
                option "vélo" (selected)
                option "Clément Pellegrini"
                option "nucleaire"
              button "Oublier «\u{202f}vélo\u{202f}»"
              button "Oublier «\u{202f}Clément Pellegrini\u{202f}»"
              button "Oublier «\u{202f}nucleaire\u{202f}»"
            "#,
        );
    });
    named("search").shown(listener, || {
        listener.is_outlined(
            "search",
            "",
            r#"
            search
              combobox "Chercher" = "nucleaire" (collapsed)
            "#,
        );
        let status = listener.waits("what is found", || {
            let told = listener.reads_in_full("main .state [role=status]");
            told.concat()
                .contains("1 épisode")
                .then_some(told)
                .ok_or_else(|| "not told".to_owned())
        });
        assert_eq!(status.len(), 1);
    });
}

fn times_are_named_by_what_is_read_there_and_by_what_a_press_does(listener: &Listener) {
    named("episode").shown(listener, || {
        let told = listener.outline("article", "");
        let wanted = r#"  heading "Les sujets abordés dans cet épisode" (2)
  list
    listitem
      link "0:13, Écouter à 13 secondes"
    listitem
      link "0:50, Écouter à 50 secondes"
    listitem
      link "1:30, Écouter à 1 minute 30 secondes"
"#;
        assert!(told.contains(wanted), "{told}");
    });
}

fn the_player_tells_what_it_is_at(listener: &Listener) {
    named("playing").shown(listener, || {
        listener.presses(PLAYER_PLAY);
        listener.hears_nothing();
        let told = listener.outline("region", "Lecteur");
        let wanted = r#"region "Lecteur"
  alert (assertive)
  status (polite)
  button "Lecture"
  link "Clément Pellegrini"
  slider "Position" = 4"#;
        assert!(told.starts_with(wanted), "{told}");
        let wanted = r#"
  button "Chapitre précédent"
  button "Chapitre suivant"
  button "Reculer de 15 secondes"
  button "Avancer de 30 secondes"
  button "Couper le son"
  slider "Volume" = 100
  button "Partager"
  button "Réglages 1×" (collapsed)
"#;
        assert!(told.ends_with(wanted), "{told}");
        // The protocol has no word for `aria-valuetext`, of any slider.
        let spoken = listener.attribute(PLAYER_SCRUBBER, "aria-valuetext");
        let spoken = spoken.unwrap_or_default();
        assert!(
            spoken.starts_with("8 minutes ") && spoken.contains("sur 25 minutes 2 secondes"),
            "{spoken}"
        );
        listener.presses(PLAYER_PLAY);
        listener.hears_on("s2e11");
        let told = listener.outline("region", "Lecteur");
        assert!(told.contains("\n  button \"Pause\"\n"), "{told}");
    });
}

fn dialogs_have_a_name_and_what_they_offer(listener: &Listener) {
    named("share").shown(listener, || {
        let told = listener.outline("dialog", "Partager");
        let address = listener.site.url("episodes/s2e11/");
        let wanted = format!(
            r#"dialog "Partager" (modal)
  heading "Partager" (2)
  button "Fermer"
  button "Au début du chapitre\u{{202f}}: 0:13 {address}?t=13"
  button "L’épisode entier {address}"
  status (polite)
"#
        );
        assert_eq!(told, wanted);
    });
    named("keys").shown(listener, || {
        let told = listener.outline("dialog", "Raccourcis clavier");
        assert!(
            told.starts_with(
                "dialog \"Raccourcis clavier\" (modal)\n  heading \"Raccourcis clavier\" (2)\n"
            ),
            "{told}"
        );
        assert!(
            told.ends_with("  checkbox \"Utiliser ces touches\" (checked)\n"),
            "{told}"
        );
    });
    named("settings").shown(listener, || {
        listener.is_outlined(
            "dialog",
            "Réglages",
            r#"
            dialog "Réglages"
              group "Vitesse"
                button "Moins vite"
                status (polite)
                button "Plus vite"
                button "0,75×"
                button "1×" (pressed)
                button "1,25×"
                button "1,5×"
                button "2×"
                button "3×"
              combobox "Minuterie" = "Aucune" (collapsed)
              combobox "Saut en arrière" = "15\u{a0}s" (collapsed)
              combobox "Saut en avant" = "30\u{a0}s" (collapsed)
              button "Raccourcis clavier"
            "#,
        );
    });
}

fn what_is_chosen_unfolded_or_lacking_is_told(listener: &Listener) {
    named("topics").shown(listener, || {
        let told = listener.outline("group", "Sujets");
        let chosen = told.lines().filter(|line| line.ends_with("(pressed)"));
        assert_eq!(chosen.count(), 2, "{told}");
    });
    named("erase").shown(listener, || {
        let told = listener.outline("main", "");
        assert!(
            told.contains("DisclosureTriangle \"Tout effacer\" (expanded)\n"),
            "{told}"
        );
    });
    named("queue").shown(listener, || {
        let told = listener.outline("region", "Lecteur");
        assert!(
            told.contains("DisclosureTriangle \"audio · 1 sur 8 "),
            "{told}"
        );
        assert!(
            told.contains("button \"À l’oreille et au clavier 2\\u{a0}min\""),
            "{told}"
        );
        assert!(told.contains("button \"Extrait suivant\"\n"), "{told}");
    });
    named("no_sound").shown(listener, || {
        let told = listener.outline("region", "Lecteur");
        assert!(told.contains("  button \"Réessayer\"\n"), "{told}");
    });
}
