//! French.

use super::Messages;
use super::date::date;
use super::number::{grouped, listed, megabytes, rate, rounded, tenths};
use crate::domain::date::Date;
use crate::domain::fault::Fault;
use crate::domain::filter::Sort;
use crate::domain::kept::Kind;
use crate::domain::playback::Failure;
use crate::domain::seconds::Seconds;

/// French. A narrow no-break space (U+202F) stands before `: ; ! ?` and inside `« »`.
pub(super) struct French;

/// In French, zero and one are singular.
fn plural(count: usize, one: &str, many: &str) -> String {
    let word = if count < 2 { one } else { many };
    [&grouped(count, "\u{202f}"), "\u{a0}", word].concat()
}

fn unit(count: u64, one: &str) -> String {
    let mark = if count < 2 { "" } else { "s" };
    [count.to_string().as_str(), " ", one, mark].concat()
}

impl Messages for French {
    fn tag(&self) -> &'static str {
        "fr"
    }

    fn language(&self) -> &'static str {
        "Langue"
    }

    fn skip(&self) -> &'static str {
        "Aller au contenu"
    }

    fn episodes(&self) -> &'static str {
        "Épisodes"
    }

    fn loading(&self) -> &'static str {
        "Les épisodes arrivent…"
    }

    fn retry(&self) -> &'static str {
        "Réessayer"
    }

    fn fault(&self, fault: &Fault) -> String {
        match fault {
            Fault::Unnamed => "Cette page ne dit pas où trouver le flux du podcast.".to_owned(),
            Fault::Unreachable => {
                "Le serveur ne répond pas. Le réseau est peut-être coupé\u{202f}; réessayez quand il sera revenu.".to_owned()
            }
            Fault::Status(404 | 410) => "Le fichier attendu n’est pas à son adresse (réponse 404).".to_owned(),
            Fault::Status(status) => ["Le serveur a répondu par une erreur (", &status.to_string(), ")."].concat(),
            Fault::WrongType(found) => {
                ["Un fichier de données était attendu\u{202f}; le serveur a envoyé «\u{202f}", found, "\u{202f}»."].concat()
            }
            Fault::NotAFeed(_) => "Ce qui est arrivé n’est pas un flux de podcast, ou s’est abîmé en chemin.".to_owned(),
            Fault::NotATranscript(_) => {
                "Ce qui est arrivé n’est pas une transcription que l’on puisse lire, ou s’est abîmé en chemin.".to_owned()
            }
            Fault::Empty => "Ce podcast n’a pas encore d’épisode.".to_owned(),
        }
    }

    fn trouble(&self) -> &'static str {
        "Les épisodes ne sont pas là"
    }

    fn date(&self, at: Date) -> String {
        date(at, "fr")
    }

    fn length(&self, length: Seconds) -> String {
        match rounded(length) {
            Err(seconds) => [seconds.to_string().as_str(), "\u{a0}s"].concat(),
            Ok((0, minutes)) => [minutes.to_string().as_str(), "\u{a0}min"].concat(),
            Ok((hours, 0)) => [hours.to_string().as_str(), "\u{a0}h"].concat(),
            Ok((hours, minutes)) => {
                let zero = if minutes < 10 { "0" } else { "" };
                [
                    hours.to_string().as_str(),
                    "\u{a0}h\u{a0}",
                    zero,
                    &minutes.to_string(),
                ]
                .concat()
            }
        }
    }

    fn spoken(&self, at: Seconds) -> String {
        let (hours, minutes, seconds) = at.split();
        let mut words = Vec::new();
        if hours > 0 {
            words.push(unit(hours, "heure"));
        }
        if minutes > 0 {
            words.push(unit(minutes, "minute"));
        }
        if seconds > 0 || words.is_empty() {
            words.push(unit(seconds, "seconde"));
        }
        words.join(" ")
    }

    fn made_with(&self) -> &'static str {
        "Sans pisteur, sans tiers\u{202f}: rien ne se charge avant qu’on l’écoute."
    }

    fn search(&self) -> &'static str {
        "Chercher"
    }

    fn search_hint(&self) -> &'static str {
        "Chercher un mot, un nom"
    }

    fn recent(&self) -> &'static str {
        "Recherches récentes"
    }

    fn forget(&self, query: &str) -> String {
        ["Oublier «\u{202f}", query, "\u{202f}»"].concat()
    }

    fn forget_all(&self) -> &'static str {
        "Tout oublier"
    }

    fn topics(&self) -> &'static str {
        "Sujets"
    }

    fn more_topics(&self, more: usize) -> String {
        plural(more, "autre sujet", "autres sujets")
    }

    fn sort(&self) -> &'static str {
        "Trier"
    }

    fn sorted(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Best => "Les plus proches",
            Sort::Newest => "Les plus récents",
            Sort::Oldest => "Les plus anciens",
            Sort::Longest => "Les plus longs",
            Sort::Shortest => "Les plus courts",
        }
    }

    fn count(&self, episodes: usize) -> String {
        plural(episodes, "épisode", "épisodes")
    }

    fn at_most(&self, count: &str) -> String {
        ["Au plus ", count].concat()
    }

    fn found(&self, episodes: usize, moments: usize) -> String {
        let mut text = self.count(episodes);
        if moments > 0 {
            text.push_str(", ");
            text.push_str(&plural(moments, "moment", "moments"));
        }
        text
    }

    fn go_on(&self) -> &'static str {
        "Reprendre l’écoute"
    }

    fn nothing(&self, query: &str) -> String {
        if query.is_empty() {
            "Aucun épisode ne porte tous ces sujets.".to_owned()
        } else {
            ["Rien pour «\u{202f}", query, "\u{202f}»."].concat()
        }
    }

    fn nothing_hint(&self) -> &'static str {
        "Essayez un mot plus court, ou moins de sujets à la fois."
    }

    fn found_in_part(&self) -> &'static str {
        "Aucun épisode n’a tous ces mots\u{202f}: ceux-ci en ont le plus."
    }

    fn instead(&self, query: &str) -> String {
        ["Vouliez-vous dire «\u{202f}", query, "\u{202f}»\u{202f}?"].concat()
    }

    fn searched_in_part(&self) -> &'static str {
        "La recherche complète n’a pas pu être chargée\u{202f}: seuls titres, invités, sujets et résumés sont fouillés."
    }

    fn clear(&self) -> &'static str {
        "Voir tous les épisodes"
    }

    fn more(&self, more: usize) -> String {
        [
            "Afficher ",
            &plural(more, "épisode de plus", "épisodes de plus"),
        ]
        .concat()
    }

    fn more_moments(&self, more: usize) -> String {
        ["et ", &plural(more, "autre moment", "autres moments")].concat()
    }

    fn follow(&self) -> &'static str {
        "Suivre ce podcast"
    }

    fn follow_hint(&self) -> &'static str {
        "Donnez cette adresse à une application de podcasts\u{202f}: chaque nouvel épisode y arrivera tout seul."
    }

    fn feed_address(&self) -> &'static str {
        "Adresse du flux"
    }

    fn copy(&self) -> &'static str {
        "Copier"
    }

    fn copied(&self) -> &'static str {
        "Copié"
    }

    fn support(&self) -> &'static str {
        "Soutenir ce podcast"
    }

    fn places(&self) -> &'static str {
        "Où écouter"
    }

    fn closed(&self) -> &'static str {
        "service fermé"
    }

    fn place(&self, season: Option<u32>, number: Option<u32>) -> String {
        match (season, number) {
            (Some(season), Some(number)) => [
                "Saison\u{a0}",
                &season.to_string(),
                " · épisode\u{a0}",
                &number.to_string(),
            ]
            .concat(),
            (Some(season), None) => ["Saison\u{a0}", &season.to_string()].concat(),
            (None, Some(number)) => ["Épisode\u{a0}", &number.to_string()].concat(),
            (None, None) => String::new(),
        }
    }

    fn trailer(&self) -> &'static str {
        "Bande-annonce"
    }

    fn bonus(&self) -> &'static str {
        "Bonus"
    }

    fn explicit(&self) -> &'static str {
        "Explicite"
    }

    fn people(&self) -> &'static str {
        "Avec"
    }

    fn role<'a>(&self, role: &'a str) -> &'a str {
        match role {
            "host" => "présentation",
            "guest" => "au micro",
            "editor" => "montage",
            "producer" => "production",
            role => role,
        }
    }

    fn with(&self, guests: &[String]) -> String {
        ["avec ", &listed(guests, " et ")].concat()
    }

    fn left(&self, left: Seconds) -> String {
        ["reste ", &self.length(left)].concat()
    }

    fn heard(&self) -> &'static str {
        "écouté"
    }

    fn listen(&self) -> &'static str {
        "Écouter"
    }

    fn resume(&self, at: Seconds) -> String {
        ["Reprendre à ", &at.to_string()].concat()
    }

    fn listen_from(&self, at: Seconds) -> String {
        ["Écouter depuis ", &at.to_string()].concat()
    }

    fn listen_at(&self, at: Seconds) -> String {
        ["Écouter à ", &self.spoken(at)].concat()
    }

    fn listen_between(&self, start: Seconds, end: Seconds) -> String {
        ["Écouter de ", &self.spoken(start), " à ", &self.spoken(end)].concat()
    }

    fn download(&self, bytes: Option<u64>) -> String {
        match bytes {
            Some(bytes) => ["Télécharger · ", &tenths(megabytes(bytes), ','), "\u{a0}Mo"].concat(),
            None => "Télécharger".to_owned(),
        }
    }

    fn share(&self) -> &'static str {
        "Partager"
    }

    fn share_moment(&self, at: Seconds) -> String {
        ["Partager ", &at.to_string()].concat()
    }

    fn share_second(&self, at: Seconds) -> String {
        ["À cet instant\u{202f}: ", &at.to_string()].concat()
    }

    fn share_chapter(&self, start: Seconds) -> String {
        ["Au début du chapitre\u{202f}: ", &start.to_string()].concat()
    }

    fn share_episode(&self) -> &'static str {
        "L’épisode entier"
    }

    fn not_copied(&self) -> &'static str {
        "Le navigateur n’a pas laissé copier\u{202f}: le lien est à copier à la main."
    }

    fn close(&self) -> &'static str {
        "Fermer"
    }

    fn chapters(&self) -> &'static str {
        "Chapitres"
    }

    fn now(&self) -> &'static str {
        "En ce moment"
    }

    fn next(&self) -> &'static str {
        "Ensuite"
    }

    fn earlier(&self) -> &'static str {
        "Épisode précédent"
    }

    fn later(&self) -> &'static str {
        "Épisode suivant"
    }

    fn picture(&self, alt: &str) -> String {
        if alt.is_empty() {
            "Voir l’image".to_owned()
        } else {
            ["Voir l’image\u{202f}: ", alt].concat()
        }
    }

    fn loading_notes(&self) -> &'static str {
        "Les notes arrivent…"
    }

    fn no_notes_yet(&self) -> &'static str {
        "Les notes ne sont pas là"
    }

    fn no_notes(&self) -> &'static str {
        "Cet épisode n’a pas de notes."
    }

    fn transcript(&self) -> &'static str {
        "Transcription"
    }

    fn loading_transcript(&self) -> &'static str {
        "La transcription arrive…"
    }

    fn no_transcript_yet(&self) -> &'static str {
        "La transcription n’est pas là"
    }

    fn follow_along(&self) -> &'static str {
        "Suivre la lecture"
    }

    fn skipped(&self, lines: usize) -> String {
        [
            &plural(
                lines,
                "ligne illisible n’a pas été reprise",
                "lignes illisibles n’ont pas été reprises",
            ),
            ".",
        ]
        .concat()
    }

    fn topic(&self) -> &'static str {
        "Sujet"
    }

    fn player(&self) -> &'static str {
        "Lecteur"
    }

    fn play(&self) -> &'static str {
        "Lecture"
    }

    fn pause(&self) -> &'static str {
        "Pause"
    }

    fn skip_by(&self, ahead: bool, seconds: u32) -> String {
        let way = if ahead { "Avancer de " } else { "Reculer de " };
        [way, &seconds.to_string(), " secondes"].concat()
    }

    fn position(&self) -> &'static str {
        "Position"
    }

    fn position_is(&self, at: Seconds, length: Option<Seconds>, chapter: Option<&str>) -> String {
        let mut text = self.spoken(at);
        if let Some(length) = length {
            text.push_str(" sur ");
            text.push_str(&self.spoken(length));
        }
        if let Some(chapter) = chapter {
            text.push_str(", ");
            text.push_str(chapter);
        }
        text
    }

    fn rate(&self) -> &'static str {
        "Vitesse"
    }

    fn rate_is(&self, hundredths: u32) -> String {
        rate(hundredths, ',')
    }

    fn step_rate(&self, faster: bool) -> &'static str {
        if faster { "Plus vite" } else { "Moins vite" }
    }

    fn volume(&self) -> &'static str {
        "Volume"
    }

    fn mute(&self) -> &'static str {
        "Couper le son"
    }

    fn unmute(&self) -> &'static str {
        "Remettre le son"
    }

    fn to_next(&self, ahead: bool, queued: bool) -> &'static str {
        match (ahead, queued) {
            (false, false) => "Chapitre précédent",
            (true, false) => "Chapitre suivant",
            (false, true) => "Extrait précédent",
            (true, true) => "Extrait suivant",
        }
    }

    fn settings(&self) -> &'static str {
        "Réglages"
    }

    fn sleep(&self) -> &'static str {
        "Minuterie"
    }

    fn no_sleep(&self) -> &'static str {
        "Aucune"
    }

    fn sleep_after_chapter(&self) -> &'static str {
        "Fin du chapitre"
    }

    fn sleep_after_episode(&self) -> &'static str {
        "Fin de l’épisode"
    }

    fn skips(&self, ahead: bool) -> &'static str {
        if ahead {
            "Saut en avant"
        } else {
            "Saut en arrière"
        }
    }

    fn shortcuts(&self) -> &'static str {
        "Raccourcis clavier"
    }

    fn use_shortcuts(&self) -> &'static str {
        "Utiliser ces touches"
    }

    fn toggle(&self) -> &'static str {
        "Lecture ou pause"
    }

    fn space(&self) -> &'static str {
        "Espace"
    }

    fn waiting(&self) -> &'static str {
        "Le son arrive…"
    }

    fn failed(&self, failure: Failure, at: Seconds) -> String {
        let said = match failure {
            Failure::Network => {
                "Le son n’arrive plus\u{202f}: le réseau ou le serveur ne répond pas."
            }
            Failure::Offline => "Cet appareil n’a plus de réseau.",
            Failure::Decode => {
                "Le fichier audio est abîmé\u{202f}: le navigateur n’arrive pas à le lire."
            }
            Failure::Unsupported => {
                "Le fichier audio manque, ou ce navigateur ne sait pas le lire."
            }
            Failure::Refused => {
                "Le navigateur n’a pas laissé partir le son. Une pression de plus suffit."
            }
            Failure::NoRange => {
                let start =
                    "Ce serveur n’envoie le son que depuis le début\u{202f}: impossible d’aller à ";
                return [start, &at.to_string(), "."].concat();
            }
        };
        said.to_owned()
    }

    fn tries_again(&self) -> &'static str {
        " Nouvel essai dans un instant."
    }

    fn late(&self) -> &'static str {
        "Le serveur du son se fait attendre."
    }

    fn past_the_end(&self, at: Seconds) -> String {
        ["Ce fichier audio s’arrête avant ", &at.to_string(), "."].concat()
    }

    fn settle(&self) -> &'static str {
        "Écouter quand même"
    }

    fn play_all(&self) -> &'static str {
        "Tout écouter"
    }

    fn whole_episode(&self) -> &'static str {
        "L’épisode entier"
    }

    fn of(&self, place: usize, count: usize) -> String {
        [&place.to_string(), " sur ", &count.to_string()].concat()
    }

    fn up_next(&self, title: &str) -> String {
        ["Ensuite\u{202f}: ", title].concat()
    }

    fn last_one(&self) -> &'static str {
        "C’est le dernier."
    }

    fn leave_queue(&self) -> &'static str {
        "Quitter cette suite"
    }

    fn rested(&self) -> &'static str {
        "L’extrait est fini."
    }

    fn listen_on(&self) -> &'static str {
        "Continuer l’écoute"
    }

    fn drifted(&self) -> &'static str {
        "Ce fichier n’a pas la durée annoncée\u{202f}: les temps peuvent être décalés, par une publicité sans doute."
    }

    fn device(&self) -> &'static str {
        "Ce que ce site garde sur votre appareil"
    }

    fn device_hint(&self) -> &'static str {
        "Rien de tout cela n’en sort\u{202f}: ni compte, ni cookie, ni mesure d’audience. Le fichier audio, lui, vient de son hébergeur, qui voit passer la demande quand vous écoutez."
    }

    fn kept(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Places => "Où vous en êtes de chaque épisode, pour reprendre là",
            Kind::Searches => "Vos dernières recherches, pour vous les proposer",
            Kind::Language => "La langue que vous avez choisie",
            Kind::Habits => "Vos réglages d’écoute\u{202f}: vitesse, volume, sauts, raccourcis",
        }
    }

    fn kept_count(&self, count: usize) -> String {
        match count {
            0 => "rien".to_owned(),
            count => plural(count, "élément", "éléments"),
        }
    }

    fn kept_in_all(&self, bytes: usize) -> String {
        [
            "En tout\u{202f}: ",
            &tenths(bytes.div_ceil(100) as u64, ','),
            "\u{a0}Ko.",
        ]
        .concat()
    }

    fn erase(&self) -> &'static str {
        "Tout effacer"
    }

    fn erase_hint(&self) -> &'static str {
        "Tout effacer\u{202f}? C’est sans retour. Ce qui joue continue de jouer, et sa place sera notée de nouveau."
    }

    fn erase_now(&self) -> &'static str {
        "Effacer"
    }

    fn erase_not(&self) -> &'static str {
        "Garder"
    }

    fn erased(&self) -> &'static str {
        "C’est effacé. Tant que vous restez sur cette page, elle garde ses réglages du moment."
    }

    fn no_page(&self) -> &'static str {
        "Cette page n’existe pas"
    }

    fn no_episode(&self) -> &'static str {
        "Cet épisode n’existe pas"
    }

    fn no_topic(&self) -> &'static str {
        "Aucun épisode n’en parle"
    }

    fn no_page_hint(&self) -> &'static str {
        "L’adresse a peut-être changé, ou s’est perdue en chemin."
    }

    fn all_episodes(&self) -> &'static str {
        "Tous les épisodes"
    }
}
