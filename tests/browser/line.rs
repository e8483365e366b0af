//! The line between a browser and a site: whole, cut, or silent as when a train enters a tunnel.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::server::RUNTIME;

/// How the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// All goes through.
    Whole,
    /// What is connected breaks, and nothing connects.
    Cut,
    /// Everything seems connected, and nothing goes through until it is whole again.
    Silent,
}

/// A line on a port of its own, which leads to a server; it ends when dropped.
pub(crate) struct Wire {
    /// Where a browser finds it.
    pub(crate) address: SocketAddr,
    line: watch::Sender<Line>,
    carrying: JoinHandle<()>,
}

impl Wire {
    /// A whole line to `server`.
    pub(crate) fn to(server: SocketAddr) -> std::io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (line, watched) = watch::channel(Line::Whole);
        let carrying = RUNTIME.spawn(async move {
            let listener = TcpListener::from_std(listener).expect("a listener of this runtime");
            while let Ok((browser, _)) = listener.accept().await {
                let cut = *watched.borrow() == Line::Cut;
                if !cut {
                    tokio::spawn(connect(browser, server, watched.clone()));
                }
            }
        });
        Ok(Self {
            address,
            line,
            carrying,
        })
    }

    /// Makes the line so.
    pub(crate) fn becomes(&self, line: Line) {
        self.line.send_replace(line);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.carrying.abort();
        self.becomes(Line::Cut);
    }
}

/// Carries both ways until either side, or the line, ends it.
async fn connect(browser: TcpStream, server: SocketAddr, line: watch::Receiver<Line>) {
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    let (from_browser, to_browser) = browser.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::select! {
        () = carry(from_browser, to_server, line.clone()) => {}
        () = carry(from_server, to_browser, line) => {}
    }
}

async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut line: watch::Receiver<Line>) {
    let (mut bytes, mut cut) = (vec![0; 16 * 1024], line.clone());
    loop {
        let read = tokio::select! {
            read = from.read(&mut bytes) => read,
            _ = cut.wait_for(|line| *line == Line::Cut) => return,
        };
        let Ok(count @ 1..) = read else { return };
        let gone = line.wait_for(|line| *line != Line::Silent).await.is_err();
        if gone || to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}
