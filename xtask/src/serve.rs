//! Serving: the site with the demo catalogue on this machine, built again whenever a source changes.

use crate::failure::{Failure, Outcome};
use crate::{tools, trunk};

/// Sets up what is missing and serves until it is stopped.
///
/// Knows `--release`, `--open` and `--port N`; anything else is a failure that says so.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let options = options(words)?;
    let folders = tools::to_build(false)?;
    trunk::call(&[&["serve"], &options[..]].concat(), &folders)
        .args(["--address", "127.0.0.1", "--disable-address-lookup"])
        .args(["--dist", "target/served"])
        .remedy("If the address is in use, choose another port: `cargo xtask serve --port 8081`.")
        .run()
}

fn options<'a>(words: &[&'a str]) -> Outcome<Vec<&'a str>> {
    let mut options = Vec::new();
    let mut words = words.iter().copied();
    while let Some(word) = words.next() {
        options.push(word);
        match word {
            "--release" | "--open" => {}
            "--port" => match words.next().filter(|port| port.parse::<u16>().is_ok()) {
                Some(port) => options.push(port),
                None => return Err(Failure::new("`--port` needs a number up to 65535")),
            },
            _ => {
                return Err(Failure::new(format!("`serve` does not know `{word}`"))
                    .remedy("It knows --release, --port N and --open."));
            }
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_handed_on_in_their_order() {
        let words = ["--release", "--port", "8081", "--open"];
        assert_eq!(options(&words).ok(), Some(words.to_vec()));
    }

    #[test]
    fn a_port_that_is_none_is_refused() {
        assert!(options(&["--port"]).is_err());
        assert!(options(&["--port", "70000"]).is_err());
    }

    #[test]
    fn an_unknown_option_is_named() {
        let told = options(&["--fast"]).map_err(|failure| failure.to_string());
        assert!(told.is_err_and(|told| told.contains("`--fast`")));
    }
}
