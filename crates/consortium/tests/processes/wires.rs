//! Wires between members that can be cut: each connection goes through a relay of its own.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::town::{NAMES, Town};

pub struct Wires(Vec<(usize, usize, Arc<watch::Sender<bool>>)>);

impl Wires {
    /// Four members that reach each other over wires only; nobody runs yet.
    pub async fn town() -> (Town, Self) {
        let town = Town::found(&NAMES);
        let listens: Vec<SocketAddr> =
            town.nodes.iter().map(|node| consortium::setup::Setup::read(&node.folder).unwrap().places.listen).collect();
        let mut wires = Vec::new();
        for (from, node) in town.nodes.iter().enumerate() {
            let file = node.folder.join("node.toml");
            let mut places = std::fs::read_to_string(&file).unwrap();
            for (to, listen) in listens.iter().enumerate().filter(|(to, _)| *to != from) {
                let relay = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
                let port = relay.local_addr().unwrap().port();
                places = places.replace(&format!("/tcp/{}/p2p", listen.port()), &format!("/tcp/{port}/p2p"));
                let (whole, is_whole) = watch::channel(true);
                tokio::spawn(carry(relay, *listen, is_whole));
                wires.push((from, to, Arc::new(whole)));
            }
            std::fs::write(&file, places).unwrap();
        }
        (town, Self(wires))
    }

    /// Cuts every wire between the members of two groups.
    pub fn cut(&self, one: &[usize], other: &[usize]) {
        for (from, to, whole) in &self.0 {
            if one.contains(from) && other.contains(to) || other.contains(from) && one.contains(to) {
                whole.send(false).unwrap();
            }
        }
    }

    /// Makes every wire whole.
    pub fn heal(&self) {
        for (_, _, whole) in &self.0 {
            whole.send(true).unwrap();
        }
    }
}

/// Carries connections to a member while the wire is whole.
async fn carry(relay: TcpListener, to: SocketAddr, is_whole: watch::Receiver<bool>) {
    loop {
        let Ok((mut near, _)) = relay.accept().await else { return };
        let mut whole = is_whole.clone();
        if !*whole.borrow_and_update() {
            continue;
        }
        tokio::spawn(async move {
            let Ok(mut far) = TcpStream::connect(to).await else { return };
            tokio::select! {
                _ = copy_bidirectional(&mut near, &mut far) => {}
                _ = whole.wait_for(|whole| !whole) => {}
            }
        });
    }
}
