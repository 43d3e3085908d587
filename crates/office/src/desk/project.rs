//! This module decides whose desk a case lies on: from the events of its life whom it waits for, from its declaration
//! which office handles it. It is taken after the commit, so that what clears by itself waits for nothing.

use clearance::case::timer::Life;
use clearance::case::{Command, Hold, Status};
use clearance::{capacity, observe};
use declaration::Declaration;
use store::{Actor, Desk, PastCase, Selection};
use uuid::Uuid;

use crate::desk::search::words;
use crate::desk::select::{profile_hits, selection};
use crate::desk::ties::tied;
use crate::dossier::Dossier;
use crate::{Office, OfficeError};

/// Whom a case waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitsFor {
    /// A customs officer.
    Officer,
    /// The trader.
    Trader,
    /// Another agency.
    Agency,
    /// A day, or nobody.
    Nobody,
}

/// The next step of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its name, rendered at the edge.
    pub name: &'static str,
    /// Who takes it.
    pub by: WaitsFor,
}

/// Messages looked at in one round.
const ROUND_MESSAGES: u32 = 200;
/// The name under which it is kept how far messages were looked at.
const CURSOR: &str = "office/desks";
/// Characters of the names of parties that are kept.
const PARTIES_CHARACTERS: usize = 1_000;

/// The next step of a case, from its life.
pub fn step(life: &Life) -> Step {
    let case = &life.case;
    let officer = |name| Step { name, by: WaitsFor::Officer };
    let last = |wanted: fn(&Command) -> bool| life.done.iter().rposition(wanted);
    match case.status {
        status if case.request.is_some() && !status.is_final() => officer("decide_request"),
        _ if case.is_under_review => officer("review"),
        Status::Received => officer("decide"),
        Status::Registered if case.holds.is_empty() => Step { name: "present_goods", by: WaitsFor::Trader },
        Status::Detained => officer("decide_detention"),
        Status::Registered | Status::Accepted | Status::Released if !case.holds.is_empty() => {
            let asked = last(|command| matches!(command, Command::Query));
            let answered = last(|command| matches!(command, Command::AnswerQuery));
            if case.holds.contains(&Hold::Query) {
                return if answered > asked {
                    officer("read_answer")
                } else {
                    Step { name: "answer_query", by: WaitsFor::Trader }
                };
            }
            if case.holds.contains(&Hold::Examination) {
                return officer("examine");
            }
            if case.holds.contains(&Hold::Documents) {
                let asked = last(|command| matches!(command, Command::RequestDocuments));
                let came = last(|command| matches!(command, Command::UploadDocuments));
                // The platform asks when it routes: an officer looks first. What an officer asks for, the trader brings.
                let by_platform = asked.is_none_or(|place| place == 0 || matches!(life.done[place - 1], Command::Route { .. }));
                return if by_platform || came > asked {
                    officer("check_documents")
                } else {
                    Step { name: "hand_in_documents", by: WaitsFor::Trader }
                };
            }
            Step { name: "agency_decision", by: WaitsFor::Agency }
        }
        Status::Accepted if !case.is_covered && life.done.contains(&Command::ReportShortfall) => {
            Step { name: "pay", by: WaitsFor::Trader }
        }
        Status::Accepted => officer("decide"),
        Status::Released if case.debt == clearance::case::Debt::Secured => Step { name: "settle", by: WaitsFor::Nobody },
        Status::Cleared if case.is_export => Step { name: "exit", by: WaitsFor::Nobody },
        _ => Step { name: "none", by: WaitsFor::Nobody },
    }
}

impl WaitsFor {
    pub(crate) fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Officer => Some("officer"),
            Self::Trader => Some("trader"),
            Self::Agency => Some("agency"),
            Self::Nobody => None,
        }
    }
}

/// The place of the goods: where they are presented, or else where they lie, or leave.
pub(crate) fn place(declaration: &Declaration) -> String {
    let shipment = declaration.goods_shipment.as_deref();
    let consignment = shipment.and_then(|shipment| shipment.consignment.as_deref());
    let location = consignment.and_then(|consignment| consignment.goods_location.as_deref());
    let presented = declaration.presentation_office.as_deref().and_then(|office| office.id.as_deref());
    let lies = location.and_then(|location| location.name.as_deref().or(location.id.as_deref()));
    let leaves = declaration.exit_office.as_deref().and_then(|office| office.id.as_deref());
    presented.or(lies).or(leaves).unwrap_or_default().to_ascii_uppercase()
}

/// The names of those who have to do with a declaration.
fn parties(declaration: &Declaration) -> Vec<&str> {
    let shipment = declaration.goods_shipment.as_deref();
    let mut names: Vec<Option<&str>> = Vec::new();
    if let Some(party) = declaration.declarant.as_deref() {
        names.extend([party.name.as_deref(), party.id.as_deref()]);
    }
    if let Some(party) = declaration.agent.as_deref() {
        names.extend([party.name.as_deref(), party.id.as_deref()]);
    }
    if let Some(party) = shipment.and_then(|shipment| shipment.importer.as_deref()) {
        names.extend([party.name.as_deref(), party.id.as_deref()]);
    }
    if let Some(party) = shipment.and_then(|shipment| shipment.consignee.as_deref()) {
        names.extend([party.name.as_deref(), party.id.as_deref()]);
    }
    if let Some(party) = shipment.and_then(|shipment| shipment.seller.as_deref()) {
        names.extend([party.name.as_deref(), party.id.as_deref()]);
    }
    if let Some(party) = shipment.and_then(|shipment| shipment.buyer.as_deref()) {
        names.extend([party.name.as_deref(), party.id.as_deref()]);
    }
    names.into_iter().flatten().collect()
}

/// Codes, each once and after a space, so that a prefix of one is found by a pattern that begins with a space.
fn listed(mut codes: Vec<String>) -> String {
    codes.sort();
    codes.dedup();
    codes.into_iter().fold(String::new(), |text, code| text + " " + &code)
}

fn desk(dossier: &Dossier) -> (Desk, Vec<String>) {
    let Dossier { case_id, version, row, life, declaration, .. } = dossier;
    let step = step(life);
    let items = declaration.items();
    let procedures = items.iter().filter_map(|item| item.procedure()).map(|(current, previous)| format!("{current}{previous}"));
    let goods = items.iter().filter_map(|item| item.goods_code()).map(|code| code.to_string());
    let names = parties(declaration);
    let parties: String = names.join(" · ").chars().take(PARTIES_CHARACTERS).collect();
    let desk = Desk {
        case_id: *case_id,
        owner: row.owner,
        version: *version,
        waits_for: step.by.as_str().map(str::to_owned),
        stage: step.name.to_owned(),
        stage_since: life.since.as_microsecond(),
        procedures: listed(procedures.collect()),
        goods: listed(goods.collect()),
        place: place(declaration),
        parties,
        lane: life.case.lane.map(|lane| lane.as_str().to_owned()),
        received_at: row.received_at,
        due_at: row.due_at,
    };
    let described = items.iter().filter_map(|item| item.commodity.as_deref()?.description.as_deref());
    let texts = [row.mrn.as_deref().unwrap_or_default(), &row.lrn, row.ducr.as_deref().unwrap_or_default(), &row.goods_codes];
    let words = words(texts.into_iter().chain(names).chain(described));
    (desk, words)
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
        self.store.put_desks(&actor, &[desk(&dossier)]).await.map_err(OfficeError::Read)
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
        let date = record.facts.legal_date;
        // Where nothing was scored, there is nothing to compare with.
        let Some(capacity) = capacity(self.law().edition(), date).filter(|_| record.facts.risk.is_some()) else {
            return selection;
        };
        let lines = observe(declaration, &record.decision.assessment, date);
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
        let messages = self.store.messages(&actor, after, ROUND_MESSAGES).await.map_err(OfficeError::Read)?;
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
        for case in cases {
            match self.dossier_observed(&actor, case).await {
                Ok(Some((dossier, observed))) => {
                    past.push(observed);
                    desks.push(desk(&dossier));
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
