//! A language's file: its messages by name, and what makes it one of the site's languages.
//!
//! A line is a message, `name = text`, or a remark, `# …`, or empty. All files have the same messages in the same order, that
//! of the model, so that a page gets the texts alone. The build reads this file too, and stops at what it finds wrong.

use std::collections::BTreeSet;
use std::fmt::Write;

/// What stands between the forms of a text that tells a count.
pub const OR: &str = " | ";

/// What stands between a message's name and its text.
const IS: &str = " = ";

/// A message: its name and its text.
pub type Message<'a> = (&'a str, &'a str);

/// The messages of a file. Fails with the line that is none.
pub fn messages(file: &str) -> Result<Vec<Message<'_>>, String> {
    let lines = file.lines().enumerate();
    let said = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    said.map(|(at, line)| match line.split_once(IS) {
        Some((name, text)) if !text.contains(IS) && text.trim_matches(' ') == text => {
            Ok((name, text))
        }
        _ => Err(format!(
            "line {}: expected `name = text`, found `{line}`",
            at + 1
        )),
    })
    .collect()
}

/// Whether messages say all that the model says, and in its order. Fails with the first that does not.
pub fn check(messages: &[Message<'_>], model: &[Message<'_>]) -> Result<(), String> {
    let text = |name: &str| messages.iter().find(|it| it.0 == name).map(|it| it.1);
    let forms = text("plurals").unwrap_or_default().split(' ');
    let forms: Vec<_> = forms.collect();
    for (name, said) in model {
        let text = text(name).ok_or_else(|| format!("the message `{name}` is missing"))?;
        let given: Vec<_> = text.split(OR).collect();
        let counts = said.contains(OR);
        if counts && given.len() != forms.len() {
            return Err(format!(
                "`{name}` has {} forms; `plurals` asks for {}: {}",
                given.len(),
                forms.len(),
                forms.join(", ")
            ));
        }
        // "One episode" need not tell its number, and "no episodes" neither: the form for all else must.
        let told = places(given.last().unwrap_or(&text));
        let (all, expected) = (places(text), places(said));
        if (!counts && given.len() > 1) || told != expected || !all.is_subset(&expected) {
            return Err(format!(
                "`{name}` is `{text}`: expected the same {{0}}, {{1}} as in `{said}`"
            ));
        }
    }
    match messages.iter().zip(model).find(|(it, that)| it.0 != that.0) {
        Some((it, that)) => Err(format!("expected `{}`, found `{}`", that.0, it.0)),
        None if messages.len() > model.len() => Err("a message stands in it twice".to_owned()),
        None => Ok(()),
    }
}

/// The file as a page loads it: a text a line.
pub fn bare(messages: &[Message<'_>]) -> String {
    let texts: Vec<_> = messages.iter().map(|it| it.1).collect();
    texts.join("\n")
}

/// The messages as Rust: a function for each text that stands for itself, a typed name for each that takes a value or a count.
pub fn code(model: &[Message<'_>]) -> String {
    let mut code = format!(
        "/// How many messages there are.\npub(super) const COUNT: usize = {};\n",
        model.len()
    );
    let mut plain = String::new();
    for (at, (name, text)) in model.iter().enumerate() {
        let constant = name.to_uppercase();
        // Nothing can go wrong in writing to a text.
        let _ = match (text.contains(OR), places(text).len()) {
            (true, _) => writeln!(code, "pub(super) const {constant}: Plural = Plural({at});"),
            (false, 0) => writeln!(
                plain,
                "/// `{text}`\npub fn {name}(self) -> &'static str {{ self.text({at}) }}"
            ),
            (false, places) => writeln!(
                code,
                "pub(super) const {constant}: Message<{places}> = Message({at});"
            ),
        };
    }
    let _ = writeln!(code, "impl Words {{\n{plain}}}");
    code
}

/// The places in a text that are to be filled: `{0}`, `{1}`.
fn places(text: &str) -> BTreeSet<&str> {
    let inner = text.split('{').skip(1);
    inner.filter_map(|it| it.split('}').next()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const MODEL: &str = "# Remarks.\nplurals = one other\n\nlisten = Listen\nof = {0} of {1}\ncount = {0} episode | {0} episodes\n";

    fn wrong(file: &str) -> String {
        let model = messages(MODEL).unwrap();
        let checked = messages(file).and_then(|file| check(&file, &model));
        checked.err().unwrap_or_default()
    }

    #[test]
    fn a_language_has_the_models_messages_in_its_order() {
        assert_eq!(wrong(MODEL), "");
        assert_eq!(
            wrong(&MODEL.replace("listen = Listen\n", "")),
            "the message `listen` is missing"
        );
        let another = MODEL.replace("of = {0}", "off = Off\nof = {0}");
        assert_eq!(wrong(&another), "expected `of`, found `off`");
        let twice = [MODEL, "count = a | {0} b\n"].concat();
        assert_eq!(wrong(&twice), "a message stands in it twice");
        let line = MODEL.replace("listen = ", "listen: ");
        assert_eq!(
            wrong(&line),
            "line 4: expected `name = text`, found `listen: Listen`"
        );
    }

    #[test]
    fn a_message_takes_what_the_models_takes() {
        assert_eq!(wrong(&MODEL.replace("{0} of {1}", "{1}: {0}")), "");
        assert!(wrong(&MODEL.replace("{0} of {1}", "{0} of all")).starts_with("`of` is"));
        assert!(wrong(&MODEL.replace("= Listen", "= Listen | Hear")).starts_with("`listen` is"));
    }

    #[test]
    fn a_count_has_a_form_for_each_of_its_languages_plurals() {
        assert_eq!(wrong(&MODEL.replace("{0} episode |", "an episode |")), "");
        assert!(wrong(&MODEL.replace("{0} episodes", "episodes")).starts_with("`count` is"));
        assert_eq!(
            wrong(&MODEL.replace("one other", "one few other")),
            "`count` has 2 forms; `plurals` asks for 3: one, few, other"
        );
    }
}
