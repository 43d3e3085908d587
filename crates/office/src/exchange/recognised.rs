//! This module decides whose trusted traders and certificates are relied on: ours are laid down by two and published in a
//! signed list; those of others count while their last list does.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use ::exchange::{RECOGNISED_MAX, Recognised, Trusted};
use clearance::screened_parties;
use declaration::Declaration;
use jiff::Timestamp;
use screening::{Schema, compare};
use serde::{Deserialize, Serialize};
use store::Exchange;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::directives::{Kind, Standing, said};
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// Roles that the other country's traders play in a declaration of ours.
const ABROAD: [&str; 6] = ["exporter", "seller", "consignor", "buyer", "consignee", "importer"];
/// How often each node looks which lists another node has fetched.
const REFRESH_EVERY: Duration = Duration::from_secs(60);
/// From which likeness on a declared name is the listed one.
const SAME_NAME: f32 = 0.8;

/// A trader whom an administration trusts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrustedTrader {
    /// Its number, as declarations name it.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Whom and what the house is to stand for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NewRecognised {
    /// Until when others may rely on it.
    pub until: Timestamp,
    /// The numbers of certificates that hold.
    pub certificates: Vec<String>,
    /// Whom the house trusts.
    pub trusted: Vec<TrustedTrader>,
}

/// A list of the house, as it was laid down.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecognisedVersion {
    /// Who laid it down.
    #[serde(flatten)]
    pub standing: Standing,
    /// What it says.
    pub says: NewRecognised,
    /// Where it stands: `proposed`, `published`, `replaced`, `ended` or `withdrawn`.
    pub status: &'static str,
}

/// The last list of another administration.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RecognisedTheirs)]
pub struct TheirsView {
    /// The administration, by its name in the arrangement.
    pub from: String,
    /// Until when it may be relied on, UTC microseconds.
    pub until: i64,
    /// The numbers of certificates that hold.
    pub certificates: Vec<String>,
    /// Whom it trusts.
    pub trusted: Vec<TrustedTrader>,
}

/// Whom the house stands for, and whom others stand for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecognisedView {
    /// The lists of the house, the newest first.
    pub own: Vec<RecognisedVersion>,
    /// The lists of others that count now.
    pub theirs: Vec<TheirsView>,
}

/// The trusted traders and certificates of other administrations, as their last lists say.
#[derive(Debug, Default)]
pub struct RecognisedTraders(RwLock<BTreeMap<String, Recognised>>);

impl RecognisedTraders {
    fn put(&self, list: Recognised) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(list.from.clone(), list);
    }

    /// The numbers of those whom a declaration names and a list has. Whoever only writes down the number of another is not
    /// trusted: a party on the other side must bear a name like the listed one.
    pub(crate) fn named(&self, declaration: &Declaration) -> Vec<String> {
        let lists = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if lists.is_empty() {
            return Vec::new();
        }
        let shipment = declaration.goods_shipment.iter().flat_map(|shipment| &shipment.aeo_mutual_recognition_party);
        let items = declaration.items().iter().flat_map(|item| &item.aeo_mutual_recognition_party);
        let parties = screened_parties(declaration);
        let theirs: Vec<&str> = parties.iter().filter(|party| ABROAD.contains(&party.role)).map(|party| party.name).collect();
        let is_named =
            |trusted: &Trusted| theirs.iter().any(|name| compare(Schema::Organisation, name, &trusted.name).score >= SAME_NAME);
        let is_it = |id: &str, trusted: &Trusted| trusted.id == id && is_named(trusted);
        let is_listed = |id: &&str| lists.values().any(|list| list.trusted.iter().any(|trusted| is_it(id, trusted)));
        let mut named: Vec<String> =
            shipment.chain(items).filter_map(|party| party.id.as_deref()).filter(is_listed).map(str::to_owned).collect();
        named.sort();
        named.dedup();
        named
    }

    /// The lists that count.
    fn all(&self) -> Vec<TheirsView> {
        let lists = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let trusted = |one: &Trusted| TrustedTrader { id: one.id.clone(), name: one.name.clone() };
        let view = |list: &Recognised| TheirsView {
            from: list.from.clone(),
            until: list.until.as_microsecond(),
            certificates: list.certificates.clone(),
            trusted: list.trusted.iter().map(trusted).collect(),
        };
        lists.values().map(view).collect()
    }

    /// Drops lists that are over.
    fn keep_until(&self, now: Timestamp) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|_, list| now <= list.until);
    }

    /// The documents of a declaration that an administration stands for: its name by their number.
    pub(crate) fn certified(&self, declaration: &Declaration) -> BTreeMap<String, String> {
        let lists = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if lists.is_empty() {
            return BTreeMap::new();
        }
        let documents = declaration.items().iter().flat_map(|item| &item.additional_document);
        let stands_for = |number: &str| {
            let by = lists.values().find(|list| list.certificates.iter().any(|known| known == number))?;
            Some((number.to_owned(), by.from.clone()))
        };
        documents.filter_map(|document| document.id.as_deref().and_then(stands_for)).collect()
    }
}

impl Office {
    /// Proposes whom and what the house stands for; another person confirms it.
    ///
    /// # Errors
    /// There are too many, it is over already, or the store failed.
    pub async fn propose_recognised(&self, caller: &Caller, new: &NewRecognised) -> Result<Uuid, OfficeError> {
        if new.trusted.len() > RECOGNISED_MAX || new.certificates.len() > RECOGNISED_MAX {
            return Err(Denial::Invalid { field: "trusted", reason: "too_many" }.into());
        }
        if new.until < self.environment.now() {
            return Err(Denial::Invalid { field: "until", reason: "has_ended" }.into());
        }
        Ok(self.lay_down(caller, Kind::Recognised, None, new).await?.id)
    }

    /// Confirms it: from now on the list is published.
    ///
    /// # Errors
    /// There is no such proposal, the caller made it, or the store failed.
    pub async fn confirm_recognised(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.confirm_directive(caller, Kind::Recognised, version).await.map(drop)
    }

    /// Whom the house stands for, and whom others stand for.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn recognised_view(&self) -> Result<RecognisedView, OfficeError> {
        let now = self.environment.now();
        self.recognised.keep_until(now);
        let names = self.names().await?;
        let all = self.store.directives(&self.itself(), Kind::Recognised.as_str()).await.map_err(OfficeError::Read)?;
        let counts = all.iter().filter(|one| one.withdrawn.is_none());
        let newest = counts.filter_map(|one| one.confirmed.map(|(_, at)| (at, one.id))).max().map(|(_, id)| id);
        let own = all.iter().map(|one| {
            let says: NewRecognised = said(one)?;
            let status = match (one.withdrawn, one.confirmed) {
                (Some(_), _) => "withdrawn",
                (None, None) => "proposed",
                (None, Some(_)) if newest != Some(one.id) => "replaced",
                (None, Some(_)) if says.until < now => "ended",
                (None, Some(_)) => "published",
            };
            Ok(RecognisedVersion { standing: Standing::of(one, &names), says, status })
        });
        Ok(RecognisedView { own: own.collect::<Result<_, OfficeError>>()?, theirs: self.recognised.all() })
    }

    /// Whom the house stands for, signed; none while nobody laid it down.
    ///
    /// # Errors
    /// There is no arrangement, or the store failed.
    pub async fn published_recognised(&self) -> Result<Option<String>, OfficeError> {
        let (arrangement, us, signer) = self.abroad()?;
        let standing = self.store.standing_directives(&self.itself(), Kind::Recognised.as_str()).await;
        let standing = standing.map_err(OfficeError::Read)?;
        let Some(last) = standing.iter().max_by_key(|one| one.confirmed.map(|(_, at)| at)) else { return Ok(None) };
        let NewRecognised { until, certificates, trusted } = said(last)?;
        let list = Recognised {
            arrangement: arrangement.hash().map_err(|_| Denial::NotFound)?.to_string(),
            from: us,
            number: last.confirmed.and_then(|(_, at)| u64::try_from(at).ok()).unwrap_or_default(),
            until,
            certificates,
            trusted: trusted.into_iter().map(|one| Trusted { id: one.id, name: one.name }).collect(),
        };
        Ok(Some(signer.note(&list.text().map_err(OfficeError::Record)?)))
    }

    /// Takes the list of another administration.
    ///
    /// # Errors
    /// It is not signed by it, is older than the one that is known, is over, or the store failed.
    pub async fn take_recognised(&self, note: &str) -> Result<(), OfficeError> {
        let now = self.environment.now();
        let (arrangement, us, _) = self.abroad()?;
        let admit = |after| Recognised::admit(arrangement, &us, note, after, now).map_err(Denial::Exchange);
        let from = admit(None)?.from;
        let known = self.store.recognised(self.administration, &from).await.map_err(OfficeError::Read)?;
        let number = |note: &str| Some(Recognised::admit(arrangement, &us, note, None, now).ok()?.number);
        let list = admit(known.as_deref().and_then(number))?;
        let kept = Exchange {
            id: id(self.environment.as_ref(), now),
            direction: "asked".to_owned(),
            peer: from,
            nonce: list.number.to_string(),
            purpose: "recognised".to_owned(),
            reference: String::new(),
            outcome: "answered".to_owned(),
            request: String::new(),
            answer: Some(note.to_owned()),
            at: now.as_microsecond(),
            case_id: None,
        };
        let event = self.exchange_event("exchange.recognised.v1", "", note, now)?;
        if !self.store.put_exchange(self.administration, &kept, &event).await.map_err(OfficeError::Read)? {
            return Err(Denial::Exchange(::exchange::Refusal::Replayed).into());
        }
        self.audit(Uuid::nil(), "exchange.recognised", "done", &kept.peer, &kept.nonce, true).await;
        self.recognised.put(list);
        Ok(())
    }

    /// Looks again and again which lists of others count, until it is dropped.
    pub async fn keep_recognised(&self) {
        loop {
            if let Err(error) = self.refresh_recognised().await {
                tracing::error!(%error, "lists of trusted traders could not be looked up");
            }
            tokio::time::sleep(REFRESH_EVERY).await;
        }
    }

    /// Looks again which lists of others count, in the database that all nodes share.
    ///
    /// # Errors
    /// The store failed.
    pub async fn refresh_recognised(&self) -> Result<(), OfficeError> {
        let Ok((arrangement, us, _)) = self.abroad() else { return Ok(()) };
        let now = self.environment.now();
        self.recognised.keep_until(now);
        for peer in arrangement.administration.keys().filter(|peer| **peer != us) {
            let kept = self.store.recognised(self.administration, peer).await.map_err(OfficeError::Read)?;
            if let Some(list) = kept.and_then(|note| Recognised::admit(arrangement, &us, &note, None, now).ok()) {
                self.recognised.put(list);
            }
        }
        Ok(())
    }
}
