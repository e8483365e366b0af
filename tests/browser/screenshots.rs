//! Screenshots: each page as a listener may meet it, on a telephone and on a desk, by day and by night.

use std::path::Path;
use std::time::Duration;

use crate::engines::Engine;
use crate::listener::Listener;
use crate::scenes;
use crate::server::Site;
use crate::trial::dist;

/// The scenes to take a picture of; of those that are there twice, one of the window and one of the whole page.
const PICTURES: [(&str, bool); 24] = [
    ("home", false),
    ("home", true),
    ("search", false),
    ("recent", false),
    ("partial", false),
    ("topics", false),
    ("empty", false),
    ("topic", false),
    ("episode", false),
    ("episode", true),
    ("transcript", false),
    ("share", false),
    ("playing", false),
    ("queue", false),
    ("settings", false),
    ("keys", false),
    ("device", false),
    ("error", false),
    ("missing", false),
    ("home_in_arabic", false),
    ("playing_in_arabic", false),
    ("keeping", false),
    ("kept", false),
    ("not_kept", false),
];
const SIZES: [(u32, u32); 2] = [(360, 800), (1280, 900)];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// Takes them all into `folder`, as `home-360-dark.png`; gives their number, in words.
pub(crate) fn take(folder: &Path) -> Result<String, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let site = Site::serve(&dist()?).map_err(|error| error.to_string())?;
    let browser = Engine::Chromium
        .start(Duration::from_secs(600))
        .map_err(|trouble| trouble.0)?;
    let listener = Listener::new(Engine::Chromium, site, browser);
    let mut taken = 0;
    for (width, height) in SIZES {
        for scheme in SCHEMES {
            listener.holds_a_screen(width, height, scheme);
            for (scene, whole) in PICTURES {
                let extent = if whole { "-whole" } else { "" };
                let name = format!("{scene}{extent}-{width}-{scheme}.png");
                let picture = scenes::named(scene).shown(&listener, || listener.photographs(whole));
                std::fs::write(folder.join(&name), picture)
                    .map_err(|error| format!("{name}: {error}"))?;
                println!("{name}");
                taken += 1;
            }
        }
    }
    Ok(format!("{taken} pictures in {}", folder.display()))
}
