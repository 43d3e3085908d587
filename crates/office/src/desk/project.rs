//! This module decides whose desk a case lies on: from the events of its life whom it waits for, from its declaration
//! which office handles it. It is taken after the commit, so that what clears by itself waits for nothing.

use clearance::case::stage::WaitsFor;
use clearance::{Law, Record, ScreenedParty, Subject, capacity, observe, place, screened_parties, subject};
use reference::calendar::Calendar;
use store::{Actor, Desk, PastCase, Selection};
use uuid::Uuid;

use crate::desk::search::words;
use crate::desk::select::{profile_hits, selection, worth};
use crate::desk::ties::tied;
use crate::dossier::Dossier;
use crate::{Office, OfficeError};

/// Messages looked at in one round.
const ROUND_MESSAGES: u32 = 200;
/// The name under which it is kept how far messages were looked at.
const CURSOR: &str = "office/desks";
/// Characters of the names of parties that are kept.
const PARTIES_CHARACTERS: usize = 1_000;

/// The roles whose names and numbers stand with a case on a desk, in this order.
const ON_DESK: [&str; 6] = ["declarant", "agent", "importer", "consignee", "seller", "buyer"];

/// Name and number of a party; a party without a name has its number for one.
fn told<'a>(party: &ScreenedParty<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let name = Some(party.name).filter(|name| party.id != Some(*name));
    [name, party.id].into_iter().flatten()
}

/// Codes, each once and after a space, so that a prefix of one is found by a pattern that begins with a space.
fn listed(mut codes: Vec<String>) -> String {
    codes.sort();
    codes.dedup();
    codes.into_iter().fold(String::new(), |text, code| text + " " + &code)
}

fn desk(dossier: &Dossier, law: &Law, calendar: &Calendar) -> (Desk, Vec<String>) {
    let Dossier { case_id, version, row, life, declaration, record, .. } = dossier;
    let stage = life.stage();
    let stay = life.stays().last();
    let service = stay.and_then(|stay| stay.due(law.edition(), calendar)).map(|at| at.as_microsecond());
    let items = declaration.items();
    let procedures = items.iter().filter_map(|item| item.procedure()).map(|(current, previous)| format!("{current}{previous}"));
    let goods = items.iter().filter_map(|item| item.goods_code()).map(|code| code.to_string());
    let all = screened_parties(declaration);
    let on_desk = ON_DESK.iter().filter_map(|role| all.iter().find(|party| party.role == *role));
    let names: Vec<&str> = on_desk.flat_map(told).collect();
    let parties: String = names.join(" · ").chars().take(PARTIES_CHARACTERS).collect();
    let desk = Desk {
        case_id: *case_id,
        owner: row.owner,
        version: *version,
        waits_for: stage.by.as_str().map(str::to_owned),
        stage: stage.name.to_owned(),
        stage_since: stay.map_or(life.since, |stay| stay.from).as_microsecond(),
        procedures: listed(procedures.collect()),
        goods: listed(goods.collect()),
        place: place(declaration),
        parties,
        lane: life.case.lane.map(|lane| lane.as_str().to_owned()),
        received_at: row.received_at,
        due_at: service.into_iter().chain(row.due_at).min(),
        worth: record.facts.risk.as_ref().and_then(worth).unwrap_or_default(),
        subject: subject_of(stage.by, law, record).map(|subject| subject.code.to_owned()).unwrap_or_default(),
    };
    let described = items.iter().filter_map(|item| item.commodity.as_deref()?.description.as_deref());
    let texts = [row.mrn.as_deref().unwrap_or_default(), &row.lrn, row.ducr.as_deref().unwrap_or_default(), &row.goods_codes];
    let words = words(texts.into_iter().chain(all.iter().flat_map(told)).chain(described));
    (desk, words)
}

/// The matter for which a case waits for an officer, by the law in force, whose departments are those of today, and its rows
/// of the case's legal date.
pub(crate) fn subject_of<'a>(waits_for: WaitsFor, law: &'a Law, record: &'a Record) -> Option<Subject<'a>> {
    (waits_for == WaitsFor::Officer).then(|| subject(law.edition(), &record.decision, record.facts.legal_date))?
}

impl Office {
    /// Puts one case on its desk as it is now.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub(crate) async fn put_on_desk(&self, case: Uuid) -> Result<(), OfficeError> {
        let actor = self.itself();
        let Some(dossier) = self.dossier(&actor, case).await? else { return Ok(()) };
        let selections: Vec<Selection> = selection(&dossier).map(|one| self.shadowed(one, &dossier)).into_iter().collect();
        self.store.put_selections(&actor, &selections).await.map_err(OfficeError::Read)?;
        self.store.put_profile_hits(&actor, &profile_hits(&dossier)).await.map_err(OfficeError::Read)?;
        self.store.put_ties(&actor, &[tied(&dossier)]).await.map_err(OfficeError::Read)?;
        let past = self.observed(&dossier).await?;
        self.store.put_past(&actor, &[past]).await.map_err(OfficeError::Read)?;
        let law = self.law();
        let calendar = law.calendar(self.today());
        self.store.put_desks(&actor, &[desk(&dossier, &law, &calendar)]).await.map_err(OfficeError::Read)
    }

    /// A dossier, and what is learned from it.
    async fn dossier_observed(&self, actor: &Actor, case: Uuid) -> Result<Option<(Dossier, PastCase)>, OfficeError> {
        let Some(dossier) = self.dossier(actor, case).await? else { return Ok(None) };
        let observed = self.observed(&dossier).await?;
        Ok(Some((dossier, observed)))
    }

    /// The selection with what the model that only looks on says of the case.
    fn shadowed(&self, selection: Selection, dossier: &Dossier) -> Selection {
        let Dossier { case_id, declaration, record, .. } = dossier;
        // Where nothing was scored, there is nothing to compare with.
        let Some(capacity) = capacity(self.law().edition(), record.facts.legal_date).filter(|_| record.facts.risk.is_some())
        else {
            return selection;
        };
        let lines = observe(declaration, &record.decision.assessment, &record.facts);
        Selection { shadow: self.targets.shadow(*case_id, &lines, &capacity), ..selection }
    }

    /// Puts the cases that messages were written about since the last time on their desks, and says how many messages it
    /// looked at. Several nodes may do so at the same time: what was taken from an older version changes nothing.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn keep_desks(&self) -> Result<u32, OfficeError> {
        let actor: Actor = self.itself();
        let after = self.store.cursor(self.administration, CURSOR).await.map_err(OfficeError::Read)?;
        let messages =
            self.store.messages(&actor, store::Order::After(after), ROUND_MESSAGES).await.map_err(OfficeError::Read)?;
        let Some(last) = messages.last().map(|message| message.number) else { return Ok(0) };
        let mut cases: Vec<Uuid> = messages.iter().map(|message| message.case_id).collect();
        cases.sort();
        cases.dedup();
        let mut desks = Vec::with_capacity(cases.len());
        let mut owing = Vec::new();
        let mut selections = Vec::with_capacity(cases.len());
        let mut hits = Vec::new();
        let mut ties = Vec::with_capacity(cases.len());
        let mut past = Vec::with_capacity(cases.len());
        let law = self.law();
        let calendar = law.calendar(self.today());
        for case in cases {
            match self.dossier_observed(&actor, case).await {
                Ok(Some((dossier, observed))) => {
                    past.push(observed);
                    desks.push(desk(&dossier, &law, &calendar));
                    selections.extend(selection(&dossier).map(|one| self.shadowed(one, &dossier)));
                    hits.extend(profile_hits(&dossier));
                    ties.push(tied(&dossier));
                    owing.extend(dossier.record.decision.awaits_cover().then_some(case));
                }
                Ok(None) => {}
                // One case that cannot be read must not keep all others from their desks.
                Err(error @ (OfficeError::Kept(_) | OfficeError::Unreadable(_) | OfficeError::Change(_))) => {
                    tracing::error!(%error, %case, "a case comes to no desk");
                }
                Err(error) => return Err(error),
            }
        }
        self.store.put_selections(&actor, &selections).await.map_err(OfficeError::Read)?;
        self.store.put_profile_hits(&actor, &hits).await.map_err(OfficeError::Read)?;
        self.store.put_ties(&actor, &ties).await.map_err(OfficeError::Read)?;
        self.store.put_past(&actor, &past).await.map_err(OfficeError::Read)?;
        self.store.put_desks(&actor, &desks).await.map_err(OfficeError::Read)?;
        for case in owing {
            match self.settle(case).await {
                Ok(_) => {}
                Err(error @ (OfficeError::Commit(_) | OfficeError::Read(_))) => return Err(error),
                Err(error) => tracing::error!(%error, %case, "a case is not settled"),
            }
        }
        self.store.move_cursor(self.administration, CURSOR, last).await.map_err(OfficeError::Read)?;
        Ok(messages.len() as u32)
    }

    /// Keeps desks again and again, until it is dropped.
    pub async fn keep_desks_forever(&self) {
        /// A case is on its desk within this time.
        const EVERY: std::time::Duration = std::time::Duration::from_millis(500);
        loop {
            let began = tokio::time::Instant::now();
            let pause = match self.keep_desks().await {
                // Many wait: go on, but leave half of the time to those who hand in.
                Ok(ROUND_MESSAGES..) => began.elapsed(),
                Ok(_) => EVERY,
                Err(error) => {
                    tracing::error!(%error, "desks could not be kept");
                    EVERY
                }
            };
            tokio::time::sleep(pause).await;
        }
    }
}
