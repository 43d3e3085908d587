//! This module decides which model scores: the file that was named, looked at again and again, so that a new one is
//! taken into use without a stop, and a broken one leaves the last good one where it is.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use learning::{Forust, Row, learn, replay};
use office::Office;
use risk::Bundle;
use world::{Settings, World};

use super::Failure;

/// How often the file is looked at.
const LOOK: Duration = Duration::from_secs(10);

/// Takes the file into use now, and whenever it changes.
pub async fn watch(path: PathBuf, office: Office) {
    let mut seen = None;
    loop {
        let changed = std::fs::metadata(&path).and_then(|about| about.modified()).ok();
        if changed != seen || changed.is_none() {
            install(&path, &office, changed).await;
            seen = changed;
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn install(path: &Path, office: &Office, changed: Option<SystemTime>) {
    let installed = match std::fs::read(path) {
        Ok(bytes) => office.install_model(&bytes).await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match installed {
        Ok(hash) => tracing::info!(model = %hash, "risk model in use"),
        Err(error) => {
            let kept = office.targets.model().unwrap_or_else(|| "none".to_owned());
            tracing::error!(file = %path.display(), ?changed, kept, "risk model refused, the last good one stays: {error}");
        }
    }
}

/// Days of the country that the demonstration's model is learned from, and lines looked at: every so many.
const DEMO_DAYS: u32 = 180;
const DEMO_EVERY: usize = 10;

/// A model for the demonstration, learned from the generated country.
pub fn demonstration() -> Result<Vec<u8>, Failure> {
    let mut world = World::new(Settings::default());
    let mut rows = Vec::new();
    for _ in 0..DEMO_DAYS {
        for line in world.day() {
            let finding = rows.len().is_multiple_of(DEMO_EVERY).then(|| line.truth.finding());
            rows.push(Row::new(line.observation(), finding));
        }
    }
    let (signals, vectors) = replay(&rows);
    let all: Vec<_> = rows.iter().zip(&vectors).collect();
    let champion = learn(&all, &Forust::default(), rows.last().map_or(0, |row| row.line.day))?;
    Ok(Bundle { champion, signals }.to_bytes()?)
}
