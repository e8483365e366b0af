//! Shrinking: what becomes of a program's wasm and its glue, in step with each other, between the compiler and the site.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::json;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::glue::{self, Names};
use crate::module::Module;
use crate::tools::Folders;
use crate::workbench::Workbench;
use crate::{order, place, silence, spare};
use sillon::publish::digest::stamp;
use sillon::publish::pages::tag::{Tag, tags};

/// Binaryen's passes. They count by what the result weighs once a host has packed it, and are worth trying anew now and then.
const PASSES: [&str; 9] = [
    // Below address 1024 is but the very end of the stack.
    "--low-memory-unused",
    // The data stay in one piece: its zeros pack well, and its pieces do not.
    "--skip-pass=memory-packing",
    "--flatten",
    "--rereloop",
    "-O2",
    "-Oz",
    "--converge",
    "--reorder-locals",
    // Hints to a processor that browsers do not heed: without them like loads are the same bytes.
    "--dealign",
];

/// Shrinks the programs that the page names, in the folder where they stand, and gives back the page with their new names:
/// the site, which boot.js starts and becomes one script with, and what searches, which starts itself in a worker.
///
/// A page that does not name both is a failure, and so are files that are not as wasm-bindgen makes them.
pub(crate) fn shrink(html: &str, folder: &Path, tools: &Folders) -> Outcome<String> {
    let tags = tags(html);
    let glue = linked(&tags, |tag| tag.is_link("modulepreload"))?;
    let preload = tags.iter().find(|tag| tag.is_link("modulepreload"));
    let preload = preload.map_or(0..0, |tag| tag.span.clone());
    let wasm = linked(&tags, |tag| tag.is_link("program"))?;
    let start = linked(&tags, |tag| tag.is_link("searcher"))?;
    let boot = linked_script(&tags)?;
    let booting = text(&folder.join(boot))?;
    if booting.matches(IMPORT).count() != 1 {
        return Err(Failure::new(format!(
            "{boot} does not import its glue once, as the page names it"
        ))
        .remedy("Compare it with what xtask/src/shrink.rs looks for."));
    }
    let site = Program {
        name: SITE,
        entry: "import start from './glue.js';\n".to_owned() + &booting.replace(IMPORT, ""),
        glue,
        wasm,
    };
    let search = Program {
        name: SEARCH,
        entry: text(&folder.join(start))?.replace("./sillon-search.js", "./glue.js"),
        glue: "sillon-search.js",
        wasm: "sillon-search_bg.wasm",
    };
    let site_name = site.shrink(folder, tools)?;
    let search_name = search.shrink(folder, tools)?;
    fs::remove_file(folder.join(start)).map_err(Failure::at("remove", &folder.join(start)))?;
    fs::remove_file(folder.join(boot)).map_err(Failure::at("remove", &folder.join(boot)))?;
    // One script is one request less than two.
    let page = html
        .replace(&html[preload], "")
        .replace(&format!("\"{boot}\""), &format!("\"{site_name}.js\""));
    let light = format!("{site_name}.wasm");
    let bytes = fs::metadata(folder.join(&light))
        .map_err(Failure::at("read", folder))?
        .len();
    // For boot.js, which tells how much of it has come.
    let page = page.replace(
        &format!("{wasm}\""),
        &format!("{light}\" data-bytes=\"{bytes}\""),
    );
    Ok(page.replace(start, &format!("{search_name}.js")))
}

/// A script or a style sheet without what is there for people.
pub(crate) fn light(path: &Path, tools: &Folders) -> Outcome<String> {
    let call = Call::new("esbuild").path(tools).args([path]);
    call.args(["--minify", "--format=esm", "--log-level=warning"])
        .read()
}

/// The site's program.
pub(crate) const SITE: &str = "sillon";
/// The program that searches.
pub(crate) const SEARCH: &str = "sillon-search";
/// On a program's workbench: the program with its panics silenced, what becomes of it, and the names that its functions had, in
/// their order.
pub(crate) const SILENT: &str = "silent.wasm";
pub(crate) const LIGHT: &str = "light.wasm";
pub(crate) const NAMES: &str = "names.txt";
/// What tells Binaryen to leave functions their names.
const NAMED: &str = "--debuginfo";

/// A program of the page, as trunk left it.
struct Program<'a> {
    /// Its name, as cargo knows it.
    name: &'a str,
    /// The script that starts it, to be made one with the glue.
    entry: String,
    /// The file of its glue.
    glue: &'a str,
    /// The file of its wasm.
    wasm: &'a str,
}

impl Program<'_> {
    /// Puts light files in the place of its own, and gives back what they are called.
    fn shrink(&self, folder: &Path, tools: &Folders) -> Outcome<String> {
        let bench = Workbench::new(self.name, tools)?;
        let glue = glue::candid(&text(&folder.join(self.glue))?);
        bench.put("glue.js", &glue)?;
        bench.put("entry.js", &self.entry)?;

        // Only what the shaken glue calls for is kept of the wasm.
        bench.bundle("shaken.js", &["--minify-syntax"])?;
        let shaken = text(&bench.at("shaken.js"))?;
        let wanted = glue::exports(&shaken)?;
        bench.put("exports.json", graph(wanted.iter().copied()))?;
        let silent = silent(&folder.join(self.wasm), self.name, &wanted)?;
        bench.put(SILENT, silent)?;
        bench
            .call("wasm-metadce")
            .args([bench.at(SILENT)])
            .args([Path::new("--graph-file"), &bench.at("exports.json")])
            .args([NAMED, "--output"])
            .args([bench.at("cut.wasm")])
            .read()?;

        bench
            .call("wasm-opt")
            .args([bench.at("cut.wasm")])
            .args(PASSES)
            .args([NAMED, "--output"])
            .args([bench.at("small.wasm")])
            .run()?;
        let (ordered, names) = ordered(&bench.at("small.wasm"))?;
        bench.put("named.wasm", ordered)?;
        bench.put(NAMES, names)?;
        let names = bench
            .call("wasm-opt")
            .args([bench.at("named.wasm")])
            .args(["--reorder-functions-by-name", "--strip-debug"])
            .args(["--strip-producers", "--strip-target-features"])
            .args(["--minify-imports-and-exports-and-modules"])
            .args([Path::new("--output"), &bench.at(LIGHT)])
            .read()?;

        let names = Names::read(&names)?;
        bench.put("names.json", names.cache())?;
        bench.put("glue.js", names.asked_for(&glue))?;
        let mangle = format!("--mangle-props={}", Names::PATTERN);
        let cache = format!("--mangle-cache={}", bench.at("names.json").display());
        bench.bundle(
            "light.js",
            &["--minify", "--mangle-quoted", &mangle, &cache],
        )?;
        let script = text(&bench.at("light.js"))?;
        names.replaced(&script)?;

        let wasm = bench.get(LIGHT)?;
        let stamp = stamp(&[script.as_bytes(), &wasm].concat());
        let name = format!("{}-{stamp}", self.name);
        for old in [self.glue, self.wasm] {
            fs::remove_file(folder.join(old)).map_err(Failure::at("remove", &folder.join(old)))?;
        }
        // A script may fetch the wasm itself.
        let script = script.replace(self.wasm, &format!("{name}.wasm"));
        let put = |path: &Path, content: &[u8]| {
            fs::write(path, content).map_err(Failure::at("write", path))
        };
        put(&folder.join(format!("{name}.js")), script.as_bytes())?;
        put(&folder.join(format!("{name}.wasm")), &wasm)?;
        Ok(name)
    }
}

/// How boot.js comes by the glue, whose name is made anew with each build.
const IMPORT: &str =
    r#"const { default: start } = await import(link('link[rel="modulepreload"]').href);"#;

/// The address of the page's one script.
fn linked_script<'a>(tags: &[Tag<'a>]) -> Outcome<&'a str> {
    let mut scripts = tags.iter().filter_map(|tag| match tag.name {
        "script" => tag.attribute("src"),
        _ => None,
    });
    match (scripts.next(), scripts.next()) {
        (Some(script), None) => Ok(script),
        _ => Err(
            Failure::new("the built page does not name one script").remedy(
                "Compare `pattern_script` in Trunk.toml with what xtask/src/shrink.rs looks for.",
            ),
        ),
    }
}

/// The address in the page's one link of that kind.
fn linked<'a>(tags: &[Tag<'a>], is: impl Fn(&Tag) -> bool) -> Outcome<&'a str> {
    let mut links = tags.iter().filter(|tag| is(tag));
    match (
        links.next().and_then(|tag| tag.attribute("href")),
        links.next(),
    ) {
        (Some(href), None) => Ok(href),
        _ => Err(
            Failure::new("the built page does not name one of each file of its programs").remedy(
                "Compare `pattern_preload` in Trunk.toml, and index.html, with what xtask/src/shrink.rs looks for.",
            ),
        ),
    }
}

/// What wasm-metadce reads: one root, the glue, that reaches the exports.
fn graph<'a>(exports: impl IntoIterator<Item = &'a str>) -> String {
    let exports: Vec<_> = exports.into_iter().collect();
    let mut nodes = vec![json!({"name": "glue", "root": true, "reaches": exports})];
    nodes.extend(
        exports
            .iter()
            .map(|name| json!({"name": name, "export": name})),
    );
    json!(nodes).to_string()
}

/// The module whose panics are silent, as wasm-bindgen made it of the one that the linker made.
fn silent(path: &Path, program: &str, wanted: &BTreeSet<&str>) -> Outcome<Vec<u8>> {
    let linked = place::linked(program);
    let notes = fs::read(&linked).map_err(Failure::at("read", &linked))?;
    let bytes = fs::read(path).map_err(Failure::at("read", path))?;
    let module = module(path, &bytes)?;
    let silent = spare::find(&notes, wanted).and_then(|spare| silence::silent(&module, &spare));
    silent.ok_or_else(|| {
        let linked = linked.display();
        Failure::new(format!("{linked}: what its panics need is not to be told from the rest")).remedy(
            "Compare its names and notes (`wasm-objdump -x`) with what xtask/src/panics.rs and xtask/src/linked.rs expect.",
        )
    })
}

/// The module with its functions named for the order in which they pack best, and the names that they had, in that order.
fn ordered(path: &Path) -> Outcome<(Vec<u8>, String)> {
    let bytes = fs::read(path).map_err(Failure::at("read", path))?;
    let module = module(path, &bytes)?;
    let order = order::alike(&module.bodies);
    let had = |function: &usize| module.names.get(&(module.imported + function));
    let names: Vec<_> = order
        .iter()
        .map(|it| had(it).copied().unwrap_or_default())
        .collect();
    Ok((module.named_for(&order), names.join("\n")))
}

fn module<'a>(path: &Path, bytes: &'a [u8]) -> Outcome<Module<'a>> {
    Module::read(bytes).ok_or_else(|| {
        Failure::new(format!("{}: no module of known sections", path.display()))
            .remedy("Compare `wasm-dis` of it with what xtask/src/module.rs reads.")
    })
}

fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(Failure::at("read", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_link_of_a_kind_is_taken() {
        let html = r#"<link rel="modulepreload" href="a.js"><link rel="preload" type="application/wasm" href="a.wasm">"#;
        let glue =
            |html: &str| linked(&tags(html), |tag| tag.is_link("modulepreload")).map(str::to_owned);
        assert_eq!(glue(html).ok().as_deref(), Some("a.js"));
        assert!(glue("<p>").is_err());
        assert!(glue(&html.repeat(2)).is_err());
    }

    #[test]
    fn the_glue_reaches_its_exports() {
        assert_eq!(
            graph(["memory"]),
            r#"[{"name":"glue","reaches":["memory"],"root":true},{"export":"memory","name":"memory"}]"#
        );
    }
}
