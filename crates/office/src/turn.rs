//! This module decides how a case goes on: commands carried out on it become events, notices and a row, in one
//! commit that expects the version it was decided on.

use clearance::amend::Change;
use clearance::case::timer::Life;
use clearance::case::{Case, Command, Role, Status, decide};
use clearance::notice::Announcement;
use clearance::{Decision, Record};
use declaration::{Declaration, Finding};
use jiff::Timestamp;
use messages::response;
use reference::Hash;
use store::{CaseRow, Commit, NewDecision, NewDraw, NewEvent, NewIdempotency, NewMessage, NewOriginal, NewUnique};
use uuid::Uuid;

use crate::cockpit::taxes;
use crate::dossier::Kept;
use crate::environment::{id, random};
use crate::evidence::committed::commitments;
use crate::{Office, OfficeError};

/// The case that goes on, as the decision saw it.
pub(crate) struct Standing {
    pub case_id: Uuid,
    /// The sequence of its last event; 0 for a new case.
    pub version: u32,
    pub row: CaseRow,
    pub life: Life,
}

/// One turn of a case.
pub(crate) struct Turn<'a> {
    /// Who does it, as events name it.
    pub actor: String,
    /// What is done, by which role.
    pub steps: Vec<(Command, Role)>,
    /// The declaration afterwards.
    pub declaration: &'a Declaration,
    /// The decision that holds afterwards.
    pub decision: &'a Decision,
    /// Its record, when this turn made it.
    pub record: Option<&'a Record>,
    /// What a granted amendment changes.
    pub changes: Vec<Change>,
    /// Why something is refused.
    pub refusal: Vec<Finding>,
    /// What was received.
    pub original: Option<NewOriginal>,
    /// The reference that the notices repeat.
    pub reference: Option<&'a str>,
    pub uniques: Vec<NewUnique>,
    /// What is drawn from quotas or given back.
    pub draws: Vec<NewDraw>,
    /// What a person says with it: a question, an answer, a result, a reason that the trader may read.
    pub said: Option<serde_json::Value>,
}

impl<'a> Turn<'a> {
    /// Steps of a case that is as it was: with neither message, decision nor words of their own.
    pub fn of(
        actor: String,
        steps: Vec<(Command, Role)>,
        declaration: &'a Declaration,
        decision: &'a Decision,
        reference: &'a str,
    ) -> Self {
        Self {
            actor,
            steps,
            declaration,
            decision,
            record: None,
            changes: Vec::new(),
            refusal: Vec::new(),
            original: None,
            reference: Some(reference),
            uniques: Vec::new(),
            draws: Vec::new(),
            said: None,
        }
    }
}

/// A commit to be, and the case as it will be.
pub(crate) struct Turned {
    pub commit: Commit,
    pub case: Case,
    pub record: Option<Hash>,
}

impl Office {
    /// Carries a turn out.
    pub(crate) fn turn(&self, standing: Standing, turn: Turn<'_>, now: Timestamp) -> Result<Turned, OfficeError> {
        let environment = self.environment.as_ref();
        let Standing { case_id, version, mut row, mut life } = standing;
        let sealed = turn.record.map(Record::seal).transpose().map_err(OfficeError::Record)?;
        let hash = sealed.as_ref().map(|(_, hash)| *hash);
        let public = sealed.as_ref().and_then(|(bytes, _)| Record::public(bytes)).map(|bytes| Hash::of(&bytes).to_string());
        let mrn = row.mrn.clone().unwrap_or_default();
        let (mut events, mut outbox) = (Vec::new(), Vec::new());
        for (command, role) in &turn.steps {
            for event in decide(&life.case, command, *role).map_err(OfficeError::Course)? {
                life.follow(&event, now);
                let is_first = events.is_empty();
                let kept = Kept {
                    at: now,
                    case: case_id,
                    changes: if matches!(command, Command::Grant) { turn.changes.clone() } else { Vec::new() },
                    committed: turn
                        .record
                        .filter(|_| is_first)
                        .map(|record| commitments(turn.declaration, record))
                        .unwrap_or_default(),
                    decision: hash.filter(|_| is_first).map(|hash| hash.to_string()),
                    kind: event.name().to_owned(),
                    mrn: mrn.clone(),
                    original: turn.original.as_ref().filter(|_| is_first).map(|kept| Hash(kept.hash).to_string()),
                    public: public.clone().filter(|_| is_first),
                    refusal: if refuses(command) { turn.refusal.clone() } else { Vec::new() },
                    said: turn.said.clone().filter(|_| is_first),
                    sequence: version + events.len() as u32 + 1,
                    event,
                };
                let announcement =
                    Announcement { decision: turn.decision, at: now, lrn: turn.reference, mrn: &mrn, version: life.case.version };
                let message_id = id(environment, now);
                if let Some((code, mut response)) = announcement.of(&kept.event, message_id.simple().to_string()) {
                    if refuses(command) {
                        response.errors = turn.refusal.iter().map(|one| (one.code.clone(), one.pointer.clone())).collect();
                    }
                    response.mrn = row.mrn.clone();
                    let bytes = response::write(&response).into_bytes();
                    outbox.push(NewMessage { id: message_id, owner: row.owner, kind: code, bytes });
                }
                let bytes = kept.bytes().map_err(OfficeError::Record)?;
                events.push(NewEvent { kind: kept.kind, bytes, salt: random(environment) });
            }
        }
        self.refresh(&mut row, turn.declaration, turn.decision, &life);
        let commit = Commit {
            administration: self.administration,
            case_id,
            actor: turn.actor,
            expected_version: version,
            at: now.as_microsecond(),
            events,
            row,
            original: turn.original,
            decision: sealed.map(|(bytes, hash)| NewDecision { hash: hash.0, bytes: bytes.into() }),
            outbox,
            uniques: turn.uniques,
            draws: turn.draws,
            idempotency: None,
            number: None,
            case_key: None,
        };
        Ok(Turned { commit, case: life.case, record: hash })
    }

    /// Brings the row up to date.
    fn refresh(&self, row: &mut CaseRow, declaration: &Declaration, decision: &Decision, life: &Life) {
        let mut codes: Vec<String> =
            declaration.items().iter().filter_map(|item| item.goods_code()).map(|code| code.to_string()).collect();
        codes.sort();
        codes.dedup();
        row.goods_codes = codes.join(" ");
        row.item_count = declaration.items().len() as u32;
        life.case.status.as_str().clone_into(&mut row.status);
        row.outcome = Some(outcome(&life.case, decision).to_owned());
        row.lane = decision.lane().map(|lane| lane.as_str().to_owned());
        row.payable = Some(decision.assessment.payable().to_string());
        row.currency = Some(decision.assessment.currency.to_string());
        row.taxes = Some(taxes(&decision.assessment));
        row.next_step = Some(life.stage().name.to_owned());
        row.due_at = self.due_at(life);
    }

    /// When the next deadline of a case is over, UTC microseconds.
    pub(crate) fn due_at(&self, life: &Life) -> Option<i64> {
        let law = self.law();
        let edition = law.edition();
        let status = life.case.status.as_str();
        // Most cases end at once and have no deadline; for them no calendar is made.
        edition.tables().life.timers.iter().find(|row| edition.text(row.status) == status)?;
        let calendar = law.calendar(life.since.to_zoned(law.time_zone()).date());
        life.due(edition, &calendar).map(|due| due.at.as_microsecond())
    }
}

/// Whether a command refuses something and tells why.
fn refuses(command: &Command) -> bool {
    matches!(command, Command::Deny | Command::Reject | Command::ExpireArrival)
}

/// The outcome that people see: a decision may let go what a person still holds.
pub(crate) fn outcome(case: &Case, decision: &Decision) -> &'static str {
    match case.status {
        Status::Accepted => "held",
        Status::Registered => "registered",
        Status::Released => "released",
        Status::Cleared => "cleared",
        Status::Rejected | Status::Expired => "rejected",
        _ => decision.outcome.as_str(),
    }
}

/// The answer of a message is kept under its key, or under its own id where it has none.
pub(crate) fn answered(commit: &mut Commit, key: Option<String>, body: &[u8], answer: Vec<u8>) {
    let key = key.or_else(|| commit.outbox.first().map(|message| message.id.to_string()));
    commit.idempotency = key.map(|key| NewIdempotency { key, body_hash: Hash::of(body).0, status: 201, answer });
}
