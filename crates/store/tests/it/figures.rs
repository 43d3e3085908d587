//! Figures, not promises: run with `--release --run-ignored ignored-only --no-capture` on an idle machine.

use std::time::Duration;

use store::bench::{Figure, declaration, numbered_declaration, ours, raw};

use crate::setting::Database;

/// Seconds a measurement takes.
const SECONDS: &str = "TONGGUAN_STORE_BENCH_SECONDS";

fn time() -> Duration {
    Duration::from_secs(std::env::var(SECONDS).ok().and_then(|text| text.parse().ok()).unwrap_or(10))
}

fn say(name: &str, figure: Figure) {
    println!("{name:<44} {:>8} commits/s ({} in {:?})", figure.per_second(), figure.commits, figure.elapsed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn figures_on_sqlite() {
    let database = || Database::sqlite().unwrap();
    for round in 1..=2 {
        println!("SQLite, round {round}");
        say("raw, 1 connection, batches of 64", raw(&database().url, time(), 1, 64).await.unwrap());
        say("ours, 256 callers", ours(&database().url, time(), 256, declaration).await.unwrap());
        say("ours, 256 callers, a serial each", ours(&database().url, time(), 256, numbered_declaration).await.unwrap());
        say("raw, 1 connection, one by one", raw(&database().url, time(), 1, 1).await.unwrap());
        say("ours, 1 caller", ours(&database().url, time(), 1, declaration).await.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn figures_on_postgres() {
    for round in 1..=2 {
        println!("PostgreSQL, round {round}");
        let database = || Database::postgres().unwrap();
        let it = database();
        say("raw, 16 connections, one by one", raw(&it.url, time(), 16, 1).await.unwrap());
        let it = database();
        say("raw, 16 connections, batches of 64", raw(&it.url, time(), 16, 64).await.unwrap());
        let it = database();
        say("raw, 2 connections, batches of 64", raw(&it.url, time(), 2, 64).await.unwrap());
        let it = database();
        say("ours, 256 callers", ours(&it.url, time(), 256, declaration).await.unwrap());
        let it = database();
        say("ours, 256 callers, a serial each", ours(&it.url, time(), 256, numbered_declaration).await.unwrap());
        let it = database();
        say("ours, 16 callers", ours(&it.url, time(), 16, declaration).await.unwrap());
        let it = database();
        say("ours, 1 caller", ours(&it.url, time(), 1, declaration).await.unwrap());
        drop(it);
    }
}
