//! What the program hands the browser that could run: markup for the inert parser, and the address of a worker. The only file
//! that does, by policies that nothing outside of it can reach; where browsers know of none, strings serve.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Worker, WorkerOptions};

use crate::domain::trusted::{NOTES, PROGRAM};

#[wasm_bindgen]
extern "C" {
    /// A policy, as [Trusted Types](https://www.w3.org/TR/trusted-types/) have it.
    type Policy;
    #[wasm_bindgen(catch, js_namespace = trustedTypes, js_name = createPolicy)]
    fn create_policy(name: &str, rules: &JsValue) -> Result<Policy, JsValue>;
    #[wasm_bindgen(catch, method, js_name = createHTML)]
    fn create_html(this: &Policy, html: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, method, js_name = createScriptURL)]
    fn create_script_url(this: &Policy, address: &str) -> Result<JsValue, JsValue>;

    /// The language's own function that gives a string back.
    #[wasm_bindgen(thread_local_v2, js_name = String)]
    static AS_IT_IS: JsValue;

    type DOMParser;
    #[wasm_bindgen(catch, constructor)]
    fn new() -> Result<DOMParser, JsValue>;
    #[wasm_bindgen(catch, method, js_name = parseFromString)]
    fn parse(this: &DOMParser, html: &JsValue, kind: &str) -> Result<Document, JsValue>;

    #[wasm_bindgen(extends = Worker, js_name = Worker)]
    type Program;
    #[wasm_bindgen(catch, constructor, js_class = Worker)]
    fn start(address: &JsValue, options: &WorkerOptions) -> Result<Program, JsValue>;
}

thread_local! {
    static PARSES: Option<Policy> = policy(NOTES, "createHTML");
    static STARTS: Option<Policy> = policy(PROGRAM, "createScriptURL");
}

/// A policy that lets one type of value pass as it is; `None` where the browser has no policies.
fn policy(name: &str, rule: &str) -> Option<Policy> {
    let rules = Object::new();
    let _ = Reflect::set(&rules, &rule.into(), &AS_IT_IS.with(Clone::clone));
    create_policy(name, &rules).ok()
}

/// HTML as a document of no window: in it scripts do not run and pictures do not load.
pub fn parse(html: &str) -> Result<Document, JsValue> {
    let html = PARSES.with(|policy| match policy {
        Some(policy) => policy.create_html(html),
        None => Ok(html.into()),
    })?;
    DOMParser::new()?.parse(&html, "text/html")
}

/// Starts a worker: of a program that the page itself names.
pub fn start(address: &str, options: &WorkerOptions) -> Result<Worker, JsValue> {
    let address = STARTS.with(|policy| match policy {
        Some(policy) => policy.create_script_url(address),
        None => Ok(address.into()),
    })?;
    Program::start(&address, options).map(Into::into)
}
