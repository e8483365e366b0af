//! State: what the page knows, and who is told when that changes.
//!
//! Leptos' own signals and memos are generic down to its graph, so that each type of value is a kilobyte or two of code.
//! These have its graph tell of changes alone, and keep their values beside it.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

use leptos::prelude::{
    Effect, Get, GetUntracked, GetValue, LocalStorage, Notify, StoredValue, Track, on_cleanup,
};
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use leptos::reactive::signal::Trigger;

/// A value kept for as long as the part of the page that made it: a handle, to be copied into closures.
pub struct Kept<T> {
    cell: StoredValue<Rc<dyn Any>, LocalStorage>,
    kind: PhantomData<fn() -> T>,
}

/// A value kept for as long as the page, of what is made once, at its root: a handle of one pointer, where one that held all
/// its parts would be copied into each closure.
pub struct Lasting<T: 'static>(&'static T);

thread_local! {
    static SHARED: RefCell<Vec<(TypeId, &'static dyn Any)>> = const { RefCell::new(Vec::new()) };
}

/// Has a handle found by its type from anywhere on the page. To be called at the root: a context of Leptos' would weigh
/// more, and hold there as well.
pub fn provide<T: Copy + 'static>(handle: T) {
    let handle: &'static dyn Any = Box::leak(Box::new(handle));
    SHARED.with_borrow_mut(|shared| shared.push((TypeId::of::<T>(), handle)));
}

/// The handle of that type that was last provided.
pub fn shared<T: Copy + 'static>() -> T {
    let handle = find(TypeId::of::<T>());
    let handle = handle.and_then(|it| it.downcast_ref());
    *handle.expect("what is shared is provided at the root")
}

fn find(kind: TypeId) -> Option<&'static dyn Any> {
    SHARED.with_borrow(|shared| shared.iter().rev().find(|it| it.0 == kind).map(|it| it.1))
}

/// A value that can be set; whoever reads it is told. A reading `_untracked` is not.
pub struct Signal<T> {
    kept: Kept<T>,
    change: Trigger,
}

/// A value computed from others, anew when one of them changes; whoever reads it is told when it differs.
pub struct Memo<T> {
    kept: Kept<Option<T>>,
    version: leptos::prelude::Memo<u64>,
}

impl<T> Lasting<T> {
    /// Keeps a value for good.
    pub fn new(value: T) -> Self {
        Self(Box::leak(Box::new(value)))
    }
}

impl<T> Deref for Lasting<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

impl<T: 'static> Kept<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        let cell: Rc<dyn Any> = Rc::new(RefCell::new(value));
        Self {
            cell: StoredValue::new_local(cell),
            kind: PhantomData,
        }
    }

    /// `None` once what made it is gone.
    fn cell(self) -> Option<Rc<RefCell<T>>> {
        self.cell.try_get_value()?.downcast().ok()
    }

    /// Reads the value. What made it must be there still.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        let cell = self.cell().expect("a value is read while it is kept");
        let value = cell.borrow();
        read(&value)
    }

    /// A copy of the value.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Changes the value. Nothing happens once what made it is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if let Some(cell) = self.cell() {
            change(&mut cell.borrow_mut());
        }
    }

    /// Puts another value in its place; gives that back where there is none any more.
    pub fn replace(self, value: T) -> T {
        match self.cell() {
            Some(cell) => cell.replace(value),
            None => value,
        }
    }
}

impl<T: 'static> Signal<T> {
    /// A signal.
    pub fn new(value: T) -> Self {
        Self {
            kept: Kept::new(value),
            change: Trigger::new(),
        }
    }

    /// Reads the value.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.change.track();
        self.kept.with(read)
    }

    /// Reads the value, not to be told of the next.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.kept.with(read)
    }

    /// A copy of the value.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value, not to be told of the next.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.kept.get()
    }

    /// Sets the value. Nothing happens once what made the signal is gone.
    pub fn set(self, value: T) {
        self.kept.replace(value);
        self.change.notify();
    }

    /// Changes the value. Nothing happens once what made the signal is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.kept.update(change);
        self.change.notify();
    }
}

impl<T: 'static> Memo<T> {
    /// A memo.
    pub fn new(compute: impl Fn() -> T + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::compared(compute, T::eq)
    }

    /// A memo whose values are told apart by other means.
    pub fn compared(compute: impl Fn() -> T + 'static, same: fn(&T, &T) -> bool) -> Self {
        Self::boxed(Box::new(compute), same)
    }

    fn boxed(compute: Box<dyn Fn() -> T>, same: fn(&T, &T) -> bool) -> Self {
        let kept: Kept<Option<T>> = Kept::new(None);
        let refresh = move || {
            let next = compute();
            let Some(cell) = kept.cell() else {
                return false;
            };
            let changed = cell.borrow().as_ref().is_none_or(|last| !same(last, &next));
            if changed {
                cell.replace(Some(next));
            }
            changed
        };
        Self {
            kept,
            version: versions(Box::new(refresh)),
        }
    }

    /// Reads the value.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.version.get();
        self.kept
            .with(|value| read(value.as_ref().expect("a version has its value")))
    }

    /// A copy of the value.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value, not to be told of the next.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.version.get_untracked();
        self.kept
            .with(|value| value.clone().expect("a version has its value"))
    }
}

/// Counts how often a refreshed value has changed.
fn versions(refresh: Box<dyn Fn() -> bool>) -> leptos::prelude::Memo<u64> {
    // The graph asks for what could cross threads: the handle could.
    let refresh = Kept::new(refresh);
    let versions = ArcMemo::new(move |version: Option<&u64>| {
        let changed = refresh.with(|refresh| refresh());
        version.copied().unwrap_or_default() + u64::from(changed)
    });
    ends(&versions);
    versions.into()
}

/// Does something now and whenever a signal that it reads changes.
pub fn watch(react: impl FnMut() + 'static) {
    watch_boxed(Box::new(react));
}

fn watch_boxed(mut react: Box<dyn FnMut()>) {
    ends(&Effect::new(move |_| react()));
}

/// Has what it reads forget a reader once the part of the page that made it is gone. Left to itself, the graph keeps a little of
/// each until the value changes, and some never do.
pub fn ends(reader: &impl ToAnySubscriber) {
    let reader = reader.to_any_subscriber();
    on_cleanup(move || reader.clear_sources(&reader));
}

// Handles are copied whatever they lead to; derived, that would ask the same of the value.
impl<T> Copy for Lasting<T> {}
impl<T> Clone for Lasting<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Kept<T> {}
impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Signal<T> {}
impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Memo<T> {}
impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}
