//! Who is heard in an episode, or has worked on it.

use super::{Desk, Tag, View, away, square, tag};
use crate::domain::episode::{Episode, Person};
use crate::i18n::Words;

/// The line under the title that names the guests; nothing where there are none. A guest who is the title already is not
/// named twice.
pub fn guests(say: Words, episode: &Episode) -> Option<Tag> {
    let guests: Vec<String> = episode
        .guests
        .iter()
        .filter(|guest| !episode.title.contains(*guest))
        .cloned()
        .collect();
    (!guests.is_empty()).then(|| tag("p").class("guests").text(&say.with(&guests)))
}

/// The persons as a list, each with a picture, a page and a role, as far as these are known.
pub fn people(desk: &dyn Desk, persons: &[Person]) -> Tag {
    let persons: View = persons.iter().map(|person| one(desk, person)).collect();
    tag("ul").class("people").child(persons)
}

fn one(desk: &dyn Desk, person: &Person) -> Tag {
    let picture = person.image.as_deref();
    let picture = picture.and_then(|image| desk.picture(image));
    let name = match &person.url {
        Some(url) => away(&desk.address(url)),
        None => tag("span"),
    };
    let role = desk.say().role(&person.role);
    tag("li")
        .child(picture.map(|address| square(&address, "40")))
        .child(name.text(&person.name))
        .child((!role.is_empty()).then(|| tag("small").text(role)))
}
