//! A workbench: the folder where a program is worked on, and the tools for that.

use std::fs;
use std::path::PathBuf;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::place;
use crate::tools::Folders;

/// The folder for what comes between, which stays there to be looked at, and the tools to work on it.
pub(crate) struct Workbench<'a> {
    folder: PathBuf,
    tools: &'a Folders,
}

impl<'a> Workbench<'a> {
    /// The folder of a program, empty.
    pub(crate) fn new(program: &str, tools: &'a Folders) -> Outcome<Self> {
        let folder = place::bench(program);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Failure::at("remove", &folder))?;
        }
        fs::create_dir_all(&folder).map_err(Failure::at("make", &folder))?;
        Ok(Self { folder, tools })
    }

    /// The path of a file in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What is in a file.
    pub(crate) fn get(&self, name: &str) -> Outcome<Vec<u8>> {
        let path = self.at(name);
        fs::read(&path).map_err(Failure::at("read", &path))
    }

    /// Puts something into a file.
    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) -> Outcome {
        let path = self.at(name);
        fs::write(&path, content).map_err(Failure::at("write", &path))
    }

    /// A call of one of the tools.
    pub(crate) fn call(&self, program: &str) -> Call {
        Call::new(program).path(self.tools)
    }

    /// Makes one script of the glue that has what starting the site needs, and nothing else.
    pub(crate) fn bundle(&self, name: &str, how: &[&str]) -> Outcome {
        self.call("esbuild")
            .args([self.at("entry.js")])
            .args([
                "--bundle",
                "--format=esm",
                "--target=es2022",
                "--log-level=warning",
            ])
            // A class that is told to dispose of itself would be used.
            .args(["--define:Symbol.dispose=undefined"])
            .args(how)
            .args([format!("--outfile={}", self.at(name).display())])
            .run()
    }
}
