//! This module decides the house's own watch list: who or what analysts watch for, laid down by two of them and ending on its
//! day; and which hits two officers found to be somebody else.

mod listing;
mod rescreen;
mod somebody_else;

use std::collections::BTreeMap;
use std::time::Duration;

use declaration::LanguageMap;
use jiff::civil::Date;
use screening::{OwnEntry, OwnList, Unwatchable, Watched};
use serde::{Deserialize, Serialize};
use store::Directive;
use utoipa::ToSchema;
use uuid::Uuid;

pub use listing::{Listing, WordsAlike};
pub use rescreen::RESCREEN_AFTER;
pub(crate) use rescreen::is_same;
pub use somebody_else::{NewSomebodyElse, SomebodyElseView};

use crate::denial::{NAME_CHARACTERS_MAX, TEXT_CHARACTERS_MAX, text};
use crate::directives::{Kind, Standing, said};
use crate::{Caller, Denial, Office, OfficeError};

/// Entries in use at once.
pub const WATCHED_MAX: usize = 5_000;
/// Days of an entry: who is watched for is looked at again within two years.
pub const WATCHED_DAYS_MAX: i32 = 731;
/// How often each node looks what was confirmed and withdrawn.
const REFRESH_EVERY: Duration = Duration::from_secs(5);

/// Who or what is to be watched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WatchDraft {
    /// What it is.
    #[schema(value_type = String)]
    pub watched: Watched,
    /// The name, number or address.
    pub value: String,
    /// Why, as officers read it, by language; one will do.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub reason: LanguageMap,
    /// The last day.
    pub valid_to: Date,
}

/// The own list as analysts see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WatchlistView {
    /// The legal date.
    pub today: Date,
    /// Who looks.
    pub you: Uuid,
    /// The entries, the newest first.
    pub entries: Vec<WatchView>,
    /// Hits that officers found, or propose to be, somebody else; the newest first.
    pub somebody_else: Vec<SomebodyElseView>,
    /// The other lists in use: short name and names.
    pub lists: Vec<(String, usize)>,
}

/// An entry of the own list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WatchView {
    /// Who laid it down.
    #[serde(flatten)]
    pub standing: Standing,
    /// What it says.
    pub says: WatchDraft,
    /// Where it stands: `proposed`, `in_use`, `ended` or `withdrawn`.
    pub status: &'static str,
}

impl Office {
    /// The own watch list.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn watchlist_view(&self, caller: &Caller) -> Result<WatchlistView, OfficeError> {
        let names = self.names().await?;
        let all = self.store.directives(&self.itself(), Kind::Watch.as_str()).await.map_err(OfficeError::Read)?;
        let today = self.today();
        let entries = all.iter().map(|one| entry_view(one, &names, today)).collect::<Result<_, _>>()?;
        let lists = self.watchlists.lists().into_iter().map(|(name, _, names)| (name, names)).collect();
        Ok(WatchlistView { today, you: caller.id, entries, somebody_else: self.all_somebody_else(&names).await?, lists })
    }

    /// Proposes that somebody or something is watched for.
    ///
    /// # Errors
    /// It cannot be watched for, or the store failed.
    pub async fn propose_watch(&self, caller: &Caller, mut draft: WatchDraft) -> Result<Uuid, OfficeError> {
        draft.value = text("value", &draft.value, NAME_CHARACTERS_MAX)?;
        text("reason", draft.reason.get(&["zh", "en"]), TEXT_CHARACTERS_MAX)?;
        draft
            .reason
            .0
            .retain(|tag, told| matches!(tag.as_str(), "en" | "zh") && text("reason", told, TEXT_CHARACTERS_MAX).is_ok());
        let today = self.today();
        if draft.valid_to < today {
            return Err(Denial::Invalid { field: "valid_to", reason: "has_ended" }.into());
        }
        if today.until(draft.valid_to).is_ok_and(|span| span.get_days() > WATCHED_DAYS_MAX) {
            return Err(Denial::Invalid { field: "valid_to", reason: "too_far" }.into());
        }
        let entry = OwnEntry { id: String::new(), watched: draft.watched, value: draft.value.clone() };
        entry.check().map_err(|why| {
            let reason = match why {
                Unwatchable::TooShort => "too_short",
                Unwatchable::NoImo => "no_imo",
                Unwatchable::NoContainer => "no_container",
            };
            Denial::Invalid { field: "value", reason }
        })?;
        Ok(self.lay_down(caller, Kind::Watch, None, &draft).await?.id)
    }

    /// Confirms what another person proposed. Open cases are then held against it.
    ///
    /// # Errors
    /// There is no such proposal, the caller proposed it, too many are in use, or the store failed.
    pub async fn confirm_watch(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        let standing = self.standing(Kind::Watch).await?;
        if standing.len() >= WATCHED_MAX {
            return Err(Denial::Invalid { field: "version", reason: "too_many" }.into());
        }
        self.confirm_directive(caller, Kind::Watch, version).await?;
        self.refresh_watchlist().await
    }

    /// Withdraws an entry.
    ///
    /// # Errors
    /// There is none that stands or waits, or the store failed.
    pub async fn withdraw_watch(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.withdraw_directive(caller, Kind::Watch, version).await?;
        self.refresh_watchlist().await
    }

    /// Looks who is watched for, and which hits are known to be somebody else.
    ///
    /// # Errors
    /// The store failed; the lists then stay as they were.
    pub async fn refresh_watchlist(&self) -> Result<(), OfficeError> {
        let standing = self.standing(Kind::Watch).await?;
        let today = self.today();
        let mut entries = Vec::with_capacity(standing.len());
        for one in &standing {
            match said::<WatchDraft>(one) {
                Ok(says) if says.valid_to < today => {}
                Ok(says) => entries.push(OwnEntry { id: one.subject.to_string(), watched: says.watched, value: says.value }),
                // One that cannot be read must not keep all others from being watched for.
                Err(error) => tracing::error!(%error, entry = %one.subject, "an entry of the own list is left out"),
            }
        }
        self.refresh_somebody_else().await?;
        // The day is no part of what the list says: it would be another list each morning.
        match OwnList::new(entries, Date::ZERO) {
            Ok(own) => self.watchlists.install_own(Some(own)),
            Err(screening::ListError::Empty) => self.watchlists.install_own(None),
            Err(error) => tracing::error!(%error, "the own list cannot be used; the one before stays"),
        }
        Ok(())
    }

    /// Looks again and again who is watched for, and holds open cases against lists that have changed, until it is dropped.
    /// `changed` is told of how many cases came back to a person.
    pub async fn keep_watchlist(&self, changed: impl Fn(u32) + Send) {
        loop {
            if let Err(error) = self.refresh_watchlist().await {
                tracing::error!(%error, "the own list could not be looked up; it stays as it was known");
            }
            match self.keep_rescreening().await {
                Ok(0) => {}
                Ok(held) => changed(held),
                Err(error) => tracing::error!(%error, "open cases could not be held against the lists"),
            }
            tokio::time::sleep(REFRESH_EVERY).await;
        }
    }

    /// Hits on lists in words: why somebody is on the own list, and who says that it is somebody else.
    pub(crate) async fn told_screening(&self, facts: &clearance::Facts) -> Result<serde_json::Value, OfficeError> {
        if facts.screening.is_empty() {
            return Ok(serde_json::Value::Array(Vec::new()));
        }
        let own = self.store.directives(&self.itself(), Kind::Watch.as_str()).await.map_err(OfficeError::Read)?;
        let names = self.names().await?;
        let else_where = self.all_somebody_else(&names).await?;
        let mut told = Vec::with_capacity(facts.screening.len());
        for hit in &facts.screening {
            let mut value = serde_json::to_value(hit).map_err(OfficeError::Kept)?;
            let entry = own.iter().find(|one| hit.list == screening::OWN_LIST && one.subject.to_string() == hit.entry);
            let says: Option<WatchDraft> = entry.map(said).transpose()?;
            value["reason"] = serde_json::to_value(says.map(|says| says.reason)).map_err(OfficeError::Kept)?;
            value["listing"] = serde_json::to_value(Listing::of(&self.watchlists, hit)).map_err(OfficeError::Kept)?;
            let doubt = else_where.iter().find(|one| one.is_about(hit));
            value["somebody_else"] = serde_json::to_value(doubt).map_err(OfficeError::Kept)?;
            told.push(value);
        }
        Ok(told.into())
    }
}

fn entry_view(one: &Directive, names: &BTreeMap<Uuid, String>, today: Date) -> Result<WatchView, OfficeError> {
    let says: WatchDraft = said(one)?;
    let status = match (&one.withdrawn, &one.confirmed) {
        (Some(_), _) => "withdrawn",
        _ if says.valid_to < today => "ended",
        (None, None) => "proposed",
        (None, Some(_)) => "in_use",
    };
    Ok(WatchView { standing: Standing::of(one, names), says, status })
}
