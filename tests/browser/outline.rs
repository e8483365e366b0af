//! An outline: the engine's own accessibility tree, as what assistive technology is told, in lines.

use serde_json::Value;

use crate::listener::Listener;

/// Roles that say nothing by themselves: what is in them is told.
const SILENT: [&str; 12] = [
    "none",
    "generic",
    "StaticText",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "MenuListPopup",
    "LabelText",
    "paragraph",
    "emphasis",
    "strong",
    "mark",
];
/// Roles whose insides their name tells already.
const WHOLE: [&str; 6] = ["button", "link", "heading", "combobox", "option", "img"];
/// What a line tells of a state, by the names that the engine has for it.
const STATES: [&str; 9] = [
    "level", "pressed", "expanded", "checked", "selected", "disabled", "busy", "live", "modal",
];

/// Nodes of the tree, the first one the page itself.
struct Tree(Vec<Value>);

impl Listener {
    /// The part of the page of that role and name, as an outline. Chromium alone.
    #[track_caller]
    pub(crate) fn outline(&self, role: &str, name: &str) -> String {
        let tree = Tree(self.accessibility_tree());
        let root = tree.0.iter().find(|node| {
            !is_ignored(node)
                && text(node, "role") == role
                && (name.is_empty() || text(node, "name") == name)
        });
        let mut lines = String::new();
        match root {
            Some(root) => tree.write(root, 0, &mut lines),
            None => panic!("there is no {role} {name:?}"),
        }
        lines
    }

    /// What of the page has one of these roles, a line each, in the page's order. Chromium alone.
    #[track_caller]
    pub(crate) fn outlines_of(&self, roles: &[&str]) -> String {
        let tree = Tree(self.accessibility_tree());
        let mut lines = String::new();
        let root = tree.0.first().expect("the page");
        tree.write_flat(root, roles, &mut lines);
        lines
    }

    /// Waits until a part of the page is told as in `wanted`, lines with their ends and the outline's indent trimmed.
    #[track_caller]
    pub(crate) fn is_outlined(&self, role: &str, name: &str, wanted: &str) {
        let wanted = unindented(wanted);
        self.waits("what is told", || {
            let told = self.outline(role, name);
            if told == wanted {
                Ok(())
            } else {
                Err(format!("{role} {name:?} is\n{told}\nnot\n{wanted}"))
            }
        });
    }
}

impl Tree {
    fn children<'a>(&'a self, node: &'a Value) -> impl Iterator<Item = &'a Value> {
        let ids = node["childIds"].as_array().into_iter().flatten();
        ids.filter_map(|id| self.0.iter().find(|node| node["nodeId"] == *id))
    }

    fn write(&self, node: &Value, depth: usize, lines: &mut String) {
        let role = text(node, "role");
        let silent = is_ignored(node) || SILENT.contains(&role);
        let depth = if silent {
            depth
        } else {
            lines.push_str(&"  ".repeat(depth));
            lines.push_str(&line(node));
            lines.push('\n');
            depth + 1
        };
        if silent || !WHOLE.contains(&role) {
            for child in self.children(node) {
                self.write(child, depth, lines);
            }
        }
    }

    fn write_flat(&self, node: &Value, roles: &[&str], lines: &mut String) {
        if !is_ignored(node) && roles.contains(&text(node, "role")) {
            lines.push_str(&line(node));
            lines.push('\n');
        }
        for child in self.children(node) {
            self.write_flat(child, roles, lines);
        }
    }
}

/// `slider "Position" = "8 minutes" (disabled)`.
fn line(node: &Value) -> String {
    let mut line = text(node, "role").to_owned();
    let name = text(node, "name");
    if !name.is_empty() {
        line.push_str(&format!(" {name:?}"));
    }
    let property = |name: &str| {
        let all = node["properties"].as_array().into_iter().flatten();
        let mut found = all
            .filter(|it| it["name"] == name)
            .map(|it| &it["value"]["value"]);
        found.next_back().cloned().unwrap_or_default()
    };
    let value = Some(&node["value"]["value"]).filter(|value| !value.is_null() && *value != "");
    match value {
        Some(Value::String(value)) => line.push_str(&format!(" = {value:?}")),
        Some(value) => line.push_str(&format!(" = {value}")),
        None => {}
    }
    let states = STATES.iter().filter_map(|name| match property(name) {
        Value::Bool(true) => Some((*name).to_owned()),
        Value::Bool(false) if *name == "expanded" => Some("collapsed".to_owned()),
        Value::String(state) if state == "true" => Some((*name).to_owned()),
        Value::String(state) if *name == "live" && state != "off" => Some(state),
        Value::Number(level) if *name == "level" && text(node, "role") == "heading" => {
            Some(level.to_string())
        }
        _ => None,
    });
    let states: Vec<String> = states.collect();
    if !states.is_empty() {
        line.push_str(&format!(" ({})", states.join(", ")));
    }
    line
}

fn is_ignored(node: &Value) -> bool {
    node["ignored"].as_bool().unwrap_or_default()
}

fn text<'a>(node: &'a Value, part: &str) -> &'a str {
    node[part]["value"].as_str().unwrap_or_default()
}

/// Lines without the indent that they have in common, and without empty ones around them.
fn unindented(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let indent = |line: &str| line.len() - line.trim_start().len();
    let least = lines().map(indent).min().unwrap_or(0);
    lines()
        .map(|line| format!("{}\n", &line[least..]))
        .collect()
}
