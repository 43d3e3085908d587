//! This module decides under which law the office works at an instant or on a legal date. Editions change at midnight of
//! the country, without a restart, also between two declarations one second apart.

mod activate;
mod compare;
mod drafts;
mod schedule;
mod take_in;

use std::sync::Arc;
use std::time::Duration;

use clearance::Law;
use jiff::Timestamp;
use jiff::civil::Date;

pub use activate::{ActivationView, LEAD, NewActivation};
pub use compare::{CASES_COMPARED_MAX, COMPARED_DAYS_MAX, Compared, ComparedCase, ComparisonView, NewComparison, Theirs};
pub use drafts::{
    Draft, DraftCards, DraftProblem, DraftRule, DraftTest, DraftView, FoundView, FromCase, RanTest, RanView, RuleAct, RuleEdit,
    RuleRow, RuleText, SourceRow, TestEdit,
};
pub use schedule::Schedule;
pub use take_in::{BOOK_BYTES_MAX, Brought, Differences, EDITIONS_MAX, EditionView, LawView, Told};

use crate::{Office, OfficeError};

/// How often each node looks what was confirmed. Much shorter than [`LEAD`], so every node knows before the day begins.
pub const REFRESH_EVERY: Duration = Duration::from_secs(5);

impl Office {
    /// The law of today; in an office that was taken [`under`](Self::under) an instant or [`on`](Self::on) a date, that
    /// law.
    pub fn law(&self) -> Arc<Law> {
        match &self.pinned {
            Some(law) => Arc::clone(law),
            None => self.schedule.at(self.environment.now()),
        }
    }

    /// The legal date now.
    pub fn today(&self) -> Date {
        self.environment.now().to_zoned(self.law().time_zone()).date()
    }

    /// The same office under the law of an instant: all that it then decides is under one edition, even when midnight
    /// passes meanwhile.
    ///
    /// # Errors
    /// The edition cannot be read.
    pub(crate) async fn under(&self, now: Timestamp) -> Result<Self, OfficeError> {
        match self.schedule.entry_at(now) {
            schedule::Found::Law(law) => Ok(self.pinned_to(law)),
            schedule::Found::Edition(hash) => Ok(self.pinned_to(self.load(&hash).await?)),
        }
    }

    /// The same office under the law that counts on a legal date.
    ///
    /// # Errors
    /// The edition cannot be read.
    pub(crate) async fn on(&self, date: Date) -> Result<Self, OfficeError> {
        match self.schedule.entry_on(date) {
            schedule::Found::Law(law) => Ok(self.pinned_to(law)),
            schedule::Found::Edition(hash) => Ok(self.pinned_to(self.load(&hash).await?)),
        }
    }

    fn pinned_to(&self, law: Arc<Law>) -> Self {
        Self { pinned: Some(law), ..self.clone() }
    }

    /// Looks which editions were confirmed. A day that has begun is decided under what was known by then, so activations
    /// are fixed [`LEAD`] before.
    ///
    /// # Errors
    /// The store failed; the schedule then stays as it was.
    pub async fn refresh_law(&self) -> Result<(), OfficeError> {
        let confirmed = self.store.confirmed(&self.itself()).await.map_err(OfficeError::Read)?;
        if self.schedule.is_known(&confirmed, self.environment.now()) {
            return Ok(());
        }
        let mut entries = Vec::with_capacity(confirmed.len());
        for (day, edition, activation) in confirmed {
            let Ok(from) = day.parse::<Date>() else {
                tracing::error!(day, "an activation without a date is left out");
                continue;
            };
            entries.push((from, edition, activation));
        }
        let needed = self.schedule.needed(&entries, self.environment.now());
        let mut laws = Vec::with_capacity(needed.len());
        for hash in needed {
            match self.load(&hash).await {
                Ok(law) => laws.push((hash, law)),
                // Its day counts all the same: what then cannot be decided is better refused than decided under another law.
                Err(error) => tracing::error!(%error, edition = %reference::Hash(hash), "an edition cannot be read"),
            }
        }
        self.schedule.install(entries, laws);
        Ok(())
    }

    /// Looks again and again which editions were confirmed, and compares what waits for it, until it is dropped.
    pub async fn keep_law(&self) {
        let refreshing = async {
            loop {
                if let Err(error) = self.refresh_law().await {
                    tracing::error!(%error, "editions could not be looked up; the law stays as it was known");
                }
                tokio::time::sleep(REFRESH_EVERY).await;
            }
        };
        let comparing = async {
            loop {
                match self.keep_comparisons().await {
                    Ok(true) => continue,
                    Ok(false) => {}
                    Err(error) => tracing::error!(%error, "stored cases could not be compared"),
                }
                tokio::time::sleep(REFRESH_EVERY).await;
            }
        };
        tokio::join!(refreshing, comparing);
    }

    /// The law of an edition that is kept.
    pub(crate) async fn load(&self, hash: &[u8; 32]) -> Result<Arc<Law>, OfficeError> {
        if let Some(law) = self.schedule.cached(hash) {
            return Ok(law);
        }
        let bytes = self.store.edition(self.administration, hash).await.map_err(OfficeError::Read)?;
        let bytes = bytes.ok_or(OfficeError::NoEdition)?;
        let loaded = tokio::task::spawn_blocking(move || Law::from_bytes(&bytes)).await;
        let law = Arc::new(loaded.map_err(|_| OfficeError::NoEdition)?.map_err(OfficeError::Edition)?);
        self.schedule.remember(*hash, Arc::clone(&law));
        Ok(law)
    }
}
