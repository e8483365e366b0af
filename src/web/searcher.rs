//! The searcher: the worker that searches, as the page reaches it. What it does is told in [`super::worker`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::dom::listen;
use super::{base, trusted};
use crate::domain::search::message::{Ask, Reply};

/// A worker that does not listen by then is not waited for any longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// The worker. It ends when this is dropped.
pub struct Searcher {
    worker: Worker,
    early: Early,
    /// Whether nothing more is to be told of it.
    over: Rc<Cell<bool>>,
}

/// What is asked before the worker listens, for until then it would be lost; `None` from then on.
type Early = Rc<RefCell<Option<Vec<String>>>>;

/// The worker could not be started, or it broke: there will be no more replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl Searcher {
    /// Starts the worker that the page names; what it replies is handed on, and that it broke.
    pub fn start(take: impl Fn(Result<Reply, Broken>) + 'static) -> Result<Self, Broken> {
        let program = base::linked("link[rel=searcher]").ok_or(Broken)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = trusted::start(&program, &options).map_err(|_| Broken)?;
        let early: Early = Rc::new(RefCell::new(Some(Vec::new())));
        let over = Rc::new(Cell::new(false));
        let (take, is_over) = (Rc::new(take), over.clone());
        let hear = take.clone();
        // Of several signs of its end the first one counts, and none once it is dropped.
        let end: Rc<dyn Fn()> = Rc::new(move || {
            if !is_over.replace(true) {
                take(Err(Broken));
            }
        });

        let (to, waiting, broke) = (worker.clone(), early.clone(), end.clone());
        listen(&worker, "message", move |event| {
            let message = event.unchecked_ref::<MessageEvent>().data().as_string();
            match message.and_then(|message| Reply::read(&message)) {
                Some(Reply::Listening) => {
                    let early = waiting.take();
                    early.iter().flatten().for_each(|ask| post(&to, ask));
                }
                Some(reply) => hear(Ok(reply)),
                None => broke(),
            }
        });
        let broke = end.clone();
        listen(&worker, "error", move |_| broke());
        let waiting = early.clone();
        let give_up = move || {
            if waiting.borrow().is_some() {
                end();
            }
        };
        set_timeout(give_up, PATIENCE);
        Ok(Self {
            worker,
            early,
            over,
        })
    }

    /// Asks something.
    pub fn ask(&self, ask: &Ask) {
        let message = ask.write();
        match &mut *self.early.borrow_mut() {
            Some(early) => early.push(message),
            None => post(&self.worker, &message),
        }
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.over.set(true);
        self.worker.terminate();
    }
}

fn post(worker: &Worker, message: &str) {
    let _ = worker.post_message(&message.into());
}
