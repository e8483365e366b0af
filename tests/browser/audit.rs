//! An audit: each scene held to axe's rules in every engine, by day and by night, and what they find in a table.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use crate::axe::{Rules, Verdict};
use crate::engines::Engine;
use crate::listener::Listener;
use crate::scenes;
use crate::server::Site;
use crate::trial::{dist, last_panic};

/// How long an engine may take.
const LIMIT: Duration = Duration::from_secs(900);

/// Audits every scene; gives the table. Fails where a rule is broken, or where a scene could not be brought about.
pub(crate) fn run() -> Result<String, String> {
    let folder = dist()?;
    let mut rows: Vec<Vec<String>> = scenes::all().map(|it| vec![it.name.to_owned()]).collect();
    let mut head = vec!["page".to_owned()];
    let mut told = Vec::new();
    for engine in Engine::ALL {
        let site = Site::serve(&folder).map_err(|error| error.to_string())?;
        let _turn = engine.turn();
        let browser = engine.start(LIMIT).map_err(|trouble| trouble.0)?;
        let listener = Listener::new(engine, site, browser);
        head.extend(["light", "dark"].map(|scheme| format!("{engine} {scheme}")));
        for (scene, row) in scenes::all().zip(&mut rows) {
            println!("{engine} {}", scene.name);
            let judged = catch_unwind(AssertUnwindSafe(|| {
                scene.shown(&listener, || {
                    [false, true].map(|dark| {
                        listener.sits_in_the(dark);
                        listener.judges(Rules::All)
                    })
                })
            }));
            let Ok(judged) = judged else {
                row.extend(["?", "?"].map(str::to_owned));
                told.push(format!("{engine} {}: {}", scene.name, last_panic()));
                continue;
            };
            for (verdict, scheme) in judged.iter().zip(["light", "dark"]) {
                row.push(count(verdict));
                for finding in &verdict.violations {
                    told.push(format!("{engine} {} {scheme}: {finding}", scene.name));
                }
            }
        }
    }
    rows.insert(0, head);
    let table = format!(
        "Rules broken, and in brackets what axe leaves to another test:\n\n{}",
        lined_up(&rows)
    );
    if told.is_empty() {
        Ok(table)
    } else {
        Err(format!("{table}\n{}", told.join("\n")))
    }
}

fn count(verdict: &Verdict) -> String {
    match verdict.undecided.len() {
        0 => verdict.violations.len().to_string(),
        undecided => format!("{} ({undecided})", verdict.violations.len()),
    }
}

/// Columns as wide as what is in them.
fn lined_up(rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate();
        let cells = cells.map(|(column, cell)| format!("{cell:<width$}", width = width(column)));
        format!("  {}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
