//! Identity: what tells each item from all others. Feeds give one guid to several items, and one item twice.

use std::collections::HashMap;

use super::item::Draft;
use super::log::Log;
use crate::publish::digest::hex;
use crate::publish::podcast::Item;

/// The items with an id each. Of two with one id and one sound, the first stays. Of two with one id and different sounds,
/// the oldest keeps it and the other gets one made of it and its sound's address: so no id changes when an item is added.
pub(super) fn settle(drafts: Vec<Draft>, log: &mut Log) -> Vec<Item> {
    let mut of_id: HashMap<String, Vec<usize>> = HashMap::new();
    let mut kept: Vec<Option<Draft>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let same = of_id.entry(draft.item.id.clone()).or_default();
        let twin = same.iter().any(|&at| {
            kept[at]
                .as_ref()
                .is_some_and(|it| sound(&it.item) == sound(&draft.item))
        });
        if twin {
            log.left_out(
                &draft.name,
                "another item has the same guid and the same audio",
                false,
            );
            continue;
        }
        same.push(kept.len());
        kept.push(Some(draft));
    }
    let mut groups: Vec<_> = of_id
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort();
    for group in groups {
        let age = |&&at: &&usize| {
            let date = kept[at].as_ref().and_then(|it| it.item.published);
            (
                date.map_or(i64::MAX, |date| date.unix),
                std::cmp::Reverse(at),
            )
        };
        let oldest = group.iter().min_by_key(age).copied();
        for at in group.into_iter().filter(|&at| Some(at) != oldest) {
            if let Some(draft) = &mut kept[at] {
                let item = &mut draft.item;
                item.id = derived(&item.id, sound(item));
                log.item(
                    &draft.name,
                    format!(
                        "another item has the same guid, and it goes by `{}`",
                        draft.item.id
                    ),
                );
            }
        }
    }
    // An id that was made may still be another's own.
    let mut taken = HashMap::new();
    let items = kept.into_iter().flatten().filter_map(|draft| {
        match taken.insert(draft.item.id.clone(), ()) {
            None => Some(draft.item),
            Some(()) => {
                log.left_out(&draft.name, "another item has the same guid", true);
                None
            }
        }
    });
    items.collect()
}

fn sound(item: &Item) -> &str {
    item.attachments.first().map_or("", |it| &it.url)
}

fn derived(id: &str, sound: &str) -> String {
    format!("{id}#{}", hex(sound.as_bytes(), 4))
}
