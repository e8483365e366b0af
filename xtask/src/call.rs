//! A call: one run of a program from outside, shown as it starts and explained when it fails.

use std::env;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::place;

/// A program about to run in the project's root.
pub(crate) struct Call {
    command: Command,
    line: String,
    remedy: Option<String>,
}

impl Call {
    /// A call of the program, by name or by path.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let mut command = Command::new(program);
        command.current_dir(place::root());
        Self {
            line: shown(program),
            command,
            remedy: None,
        }
    }

    /// Adds arguments.
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.line.push(' ');
            self.line.push_str(&shown(arg.as_ref()));
            self.command.arg(arg);
        }
        self
    }

    /// Sets a variable of the program's environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of the program's environment.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Puts folders before all others where the program looks for programs.
    pub(crate) fn path(self, folders: &[impl AsRef<Path>]) -> Self {
        let old = env::var_os("PATH").unwrap_or_default();
        let new = folders.iter().map(|folder| folder.as_ref().to_owned());
        match env::join_paths(new.chain(env::split_paths(&old))) {
            Ok(path) => self.env("PATH", path),
            Err(_) => self,
        }
    }

    /// Says what to do if it fails.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Shows the command line and runs it, its output going to the terminal.
    pub(crate) fn run(mut self) -> Outcome {
        println!("  $ {}", self.line);
        let status = self.command.stdin(Stdio::null()).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(self.failure(format!("ended with {status}"))),
            Err(error) => Err(self.not_started(&error)),
        }
    }

    /// Runs it without a word and gives back what it printed.
    pub(crate) fn read(mut self) -> Outcome<String> {
        match self.command.stdin(Stdio::null()).output() {
            Ok(output) if output.status.success() => {
                Ok(String::from_utf8_lossy(&output.stdout).into_owned())
            }
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                Err(self.failure(format!("ended with {}: {}", output.status, said.trim())))
            }
            Err(error) => Err(self.not_started(&error)),
        }
    }

    fn not_started(self, error: &std::io::Error) -> Failure {
        if error.kind() == ErrorKind::NotFound {
            self.failure("is not installed, or not on PATH".to_owned())
        } else {
            self.failure(format!("could not start: {error}"))
        }
    }

    fn failure(self, why: String) -> Failure {
        let failure = Failure::new(format!("`{}` {why}", self.line));
        match self.remedy {
            Some(remedy) => failure.remedy(remedy),
            None => failure,
        }
    }
}

/// An argument as a person would type it in a shell.
fn shown(arg: &OsStr) -> String {
    let text = arg.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.into_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
