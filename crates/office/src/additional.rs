//! This module decides what becomes of a message about a declaration lodged before: a correction, a
//! cancellation or an arrival is carried out on its case, or refused with its reasons.

use clearance::amend::{Amended, amend};
use clearance::case::timer::Life;
use clearance::case::{Command, Hold, Refusal, Request, Role, Status, decide as allow};
use clearance::profiles::joined;
use clearance::{Decision, Facts, Outcome, Record, Seen, course, decide, difference, needs, observe, render};
use declaration::{Declaration, Finding, Pointer, Severity};
use jiff::Timestamp;
use learning::gains;
use reference::life::ChangeEffect;
use risk::Observation;
use serde_json::{Value, json};
use store::{Actor, CaseRow, CommitError, NewOriginal, NewUnique, Sees};
use uuid::Uuid;

use crate::arrears::arrears;
use crate::dossier::Dossier;
use crate::environment::id;
use crate::quota::uses;
use crate::submit::{ATTEMPTS_MAX, Answer, Submission, not_before, scoped};
use crate::turn::{Standing, Turn, Turned, answered, outcome};
use crate::watchlist::is_same;
use crate::{Office, OfficeError};

/// What a message leads to.
#[derive(Default)]
struct Plan {
    steps: Vec<(Command, Role)>,
    amended: Option<Amended>,
    record: Option<Record>,
    refusal: Vec<Finding>,
    answer: &'static str,
}

impl Plan {
    fn new(steps: Vec<(Command, Role)>, answer: &'static str) -> Self {
        Self { steps, answer, ..Self::default() }
    }

    /// What a correction brings for goods in which an examination had found something, by line as it was declared before.
    fn gained(&self, dossier: &Dossier) -> Vec<(Observation, f32)> {
        let (Some(amended), Some(after)) = (&self.amended, &self.record) else { return Vec::new() };
        if dossier.found.as_deref() != Some("discrepancy") {
            return Vec::new();
        }
        let before = &dossier.record;
        let lines = observe(&dossier.declaration, &before.decision.assessment, &before.facts);
        let gains = gains(&lines, &observe(&amended.declaration, &after.decision.assessment, &after.facts));
        let of = |item: u32| lines.iter().find(|(number, _)| *number == item).map(|(_, line)| *line);
        gains.into_iter().filter_map(|(item, gained)| Some((of(item)?, gained))).collect()
    }
}

fn by_system(commands: Vec<Command>) -> impl Iterator<Item = (Command, Role)> {
    commands.into_iter().map(|command| (command, Role::System))
}

impl Office {
    /// Takes an additional message in.
    pub(crate) async fn additional(&self, submission: &Submission, message: &Declaration) -> Result<Answer, OfficeError> {
        let actor = Actor { administration: self.administration, client: submission.client, sees: Sees::Own };
        for _ in 0..ATTEMPTS_MAX {
            let now = self.environment.now();
            let office = self.under(now).await?;
            let mut gained = (Uuid::nil(), Vec::new());
            let (mut turned, answer) = match self.base(&actor, message).await? {
                Some(dossier) => match office.plan(&dossier, message, now).await? {
                    Ok(plan) => {
                        gained = (dossier.case_id, plan.gained(&dossier));
                        office.carry_out(dossier, plan, Some((submission, message)), now).await?
                    }
                    Err(finding) => office.refuse(submission, message, finding, now)?,
                },
                None => {
                    let mrn = message.id.as_deref().unwrap_or_default();
                    let finding = refusal("D014", "TG3207", "additional.unknown").with("mrn", mrn);
                    office.refuse(submission, message, finding, now)?
                }
            };
            let body = answer.to_string().into_bytes();
            answered(&mut turned.commit, submission.key.clone(), &submission.body, body.clone());
            match self.store.commit(turned.commit).await {
                Ok(_) => {
                    office.targets.recover(gained.0, &gained.1, office.today());
                    return Ok(Answer { is_repeated: false, body });
                }
                Err(CommitError::Repeated(answer)) => return Ok(Answer { is_repeated: true, body: answer.bytes }),
                Err(CommitError::KeyReused) => return Err(OfficeError::KeyReused),
                // Somebody else was quicker: decide again on what is there now.
                Err(CommitError::Conflict { .. } | CommitError::NotUnique { .. } | CommitError::QuotaMoved { .. }) => {}
                Err(error) => return Err(OfficeError::Commit(error)),
            }
        }
        Err(OfficeError::Contended)
    }

    /// An officer's position on the open request of a case.
    ///
    /// # Errors
    /// The case has no open request, is not known to this actor, or the store failed.
    pub async fn conclude_request(&self, actor: &Actor, case: Uuid, granted: bool) -> Result<Option<Answer>, OfficeError> {
        for _ in 0..ATTEMPTS_MAX {
            let now = self.environment.now();
            let office = self.under(now).await?;
            let Some(dossier) = self.dossier(actor, case).await? else { return Ok(None) };
            let plan = match (dossier.life.case.request, granted) {
                (None, _) => return Err(OfficeError::NoRequest),
                (Some(_), false) => Plan::new(vec![(Command::Deny, Role::Officer)], "denied"),
                (Some(Request::Invalidation), true) => {
                    Plan::new(vec![(Command::Grant, Role::Officer), (Command::Invalidate, Role::Officer)], "granted")
                }
                (Some(Request::Amendment), true) => {
                    let message =
                        messages::read(&dossier.last_message).map_err(|error| OfficeError::Unreadable(error.problems))?;
                    office.correction(&dossier, &message.declaration, now, Role::Officer).await?
                }
            };
            let gained = plan.gained(&dossier);
            let case_id = dossier.case_id;
            let (turned, answer) = office.carry_out(dossier, plan, None, now).await?;
            match self.store.commit(turned.commit).await {
                Ok(_) => {
                    office.targets.recover(case_id, &gained, office.today());
                    return Ok(Some(Answer { is_repeated: false, body: answer.to_string().into_bytes() }));
                }
                Err(CommitError::Conflict { .. } | CommitError::NotUnique { .. } | CommitError::QuotaMoved { .. }) => {}
                Err(error) => return Err(OfficeError::Commit(error)),
            }
        }
        Err(OfficeError::Contended)
    }

    /// The case that a message speaks of: by its movement reference number, or where the message has none by
    /// the local reference of the declaration.
    async fn base(&self, actor: &Actor, message: &Declaration) -> Result<Option<Dossier>, OfficeError> {
        let case = match (message.id.as_deref(), message.functional_reference_id.as_deref()) {
            (Some(mrn), _) => self.store.case_by_mrn(actor, mrn).await.map_err(OfficeError::Read)?.map(|case| case.case_id),
            (None, Some(lrn)) => {
                let value = scoped("lrn", lrn, actor.client);
                self.store.unique_seen(self.administration, "lrn", &value, 0).await.map_err(OfficeError::Read)?
            }
            (None, None) => None,
        };
        match case {
            Some(case) => self.dossier(actor, case).await,
            None => Ok(None),
        }
    }

    /// What a message leads to, or why it cannot be taken up at all.
    async fn plan(&self, dossier: &Dossier, message: &Declaration, now: Timestamp) -> Result<Result<Plan, Finding>, OfficeError> {
        let case = &dossier.life.case;
        let mrn = dossier.row.mrn.as_deref().unwrap_or_default();
        let about = |finding: Finding| finding.with("mrn", mrn).with("status", case.status.as_str());
        let may = |command: &Command| {
            allow(case, command, Role::Trader).map(drop).map_err(|error| match error {
                _ if case.status.is_final() => about(refusal("D014", "CDS50015", "additional.ended")),
                Refusal::Guarded { .. } => about(refusal("D014", "TG3206", "additional.open_request")),
                _ if *command == Command::PresentGoods => about(refusal("D014", "CDS12014", "additional.not_pre_lodged")),
                _ => about(refusal("D014", "TG3208", "additional.not_now")),
            })
        };
        let ask = |request| Command::Ask { request };
        Ok(match message.type_code.as_deref() {
            Some("COR") => match may(&ask(Request::Amendment)) {
                Err(finding) => Err(finding),
                Ok(()) => {
                    let asked = (ask(Request::Amendment), Role::Trader);
                    let is_automatic = match case.status {
                        Status::Registered => true,
                        Status::Accepted => !case.holds.contains(&Hold::Examination),
                        _ => false,
                    };
                    let mut plan = self.correction(dossier, message, now, Role::System).await?;
                    if plan.answer == "granted" && !is_automatic {
                        plan = Plan::new(Vec::new(), "pending");
                    }
                    plan.steps.insert(0, asked);
                    Ok(plan)
                }
            },
            Some("INV") => may(&ask(Request::Invalidation)).map(|()| {
                let mut steps = vec![(ask(Request::Invalidation), Role::Trader)];
                let refused = self.cancellation(message, now);
                if !refused.is_empty() {
                    steps.push((Command::Deny, Role::System));
                    return Plan { refusal: refused, ..Plan::new(steps, "denied") };
                }
                // Before acceptance nothing depends on it yet; afterwards an officer takes a position.
                if case.status == Status::Registered {
                    steps.extend(by_system(vec![Command::Grant, Command::Invalidate]));
                    return Plan::new(steps, "granted");
                }
                Plan::new(steps, "pending")
            }),
            Some("GPR") => match may(&Command::PresentGoods) {
                Err(finding) => Err(finding),
                Ok(()) => Ok(self.arrival(dossier, now).await?),
            },
            other => Err(refusal("D013", "CDS10020", "additional.type").with("value", other.unwrap_or_default())),
        })
    }

    /// The reasons of a cancellation that are none.
    fn cancellation(&self, message: &Declaration, now: Timestamp) -> Vec<Finding> {
        let law = self.law();
        let date = now.to_zoned(law.time_zone()).date();
        let cancels = |code: &str| law.edition().change_reason(code, date).map(|row| row.effect) == Some(ChangeEffect::Cancel);
        let reasons =
            (1..).zip(&message.amendment).map(|(place, one)| (place, one.change_reason_code.as_deref().unwrap_or_default()));
        reasons
            .filter(|(_, code)| !cancels(code))
            .map(|(place, code)| {
                let pointer = Pointer::root().child("06A", Some(place)).child("099", None);
                Finding::new(pointer, "CDS10020", "amendment.reason", Severity::Error).with("value", code)
            })
            .collect()
    }

    /// A correction: applied, decided again under the legal date of the case, granted or denied.
    async fn correction(&self, dossier: &Dossier, message: &Declaration, now: Timestamp, by: Role) -> Result<Plan, OfficeError> {
        let law = self.law();
        let date = now.to_zoned(law.time_zone()).date();
        let deny = |refusal| Plan { refusal, ..Plan::new(vec![(Command::Deny, by)], "denied") };
        let amended = match amend(&dossier.declaration, message, law.edition(), date) {
            Ok(amended) => amended,
            Err(findings) => return Ok(deny(findings)),
        };
        let (facts, decision) = self.decide_amended(dossier, &amended.declaration, now).await?;
        if decision.outcome == Outcome::Rejected {
            let errors = decision.findings.into_iter().filter(|finding| finding.severity == Severity::Error);
            return Ok(deny(errors.collect()));
        }
        let mut granted = dossier.life.case.clone();
        granted.request = None;
        if granted.debt == clearance::case::Debt::Final {
            granted.debt = clearance::case::Debt::Indicative;
        }
        let mut steps = vec![(Command::Grant, by)];
        steps.extend(by_system(course::amended(&granted, &decision)));
        let record = self.record_of(&amended.declaration, facts, decision)?;
        Ok(Plan { amended: Some(amended), record: Some(record), ..Plan::new(steps, "granted") })
    }

    /// An amended declaration, decided again. The legal date, the arrival and the draw stay: an amendment neither moves the
    /// law nor draws again. What may be amended is the law of today; what is owed, that of the legal date.
    pub(crate) async fn decide_amended(
        &self,
        dossier: &Dossier,
        declaration: &Declaration,
        now: Timestamp,
    ) -> Result<(Facts, Decision), OfficeError> {
        let before = &dossier.record.facts;
        let then = self.on(before.legal_date).await?;
        let quota = then.balances(declaration, before.legal_date, uses(&dossier.record.decision)).await?;
        let seen = self.known_of(declaration, dossier, now).await?;
        let certificates = self.recognised.certified(declaration);
        let authorisations = self.register(declaration, before.legal_date).await?.corrected(&before.authorisations);
        let mut facts = Facts { authorisations, certificates, quota, seen, now, ..before.clone() };
        facts.profiles = joined(&before.profiles, self.profiles.hits(declaration, &then.law(), &facts));
        let decision = decide(declaration, &then.law(), &facts, None);
        Ok((facts, decision))
    }

    /// Goods that arrived: the declaration is decided with the day of arrival as its legal date.
    async fn arrival(&self, dossier: &Dossier, now: Timestamp) -> Result<Plan, OfficeError> {
        let today = now.to_zoned(self.law().time_zone()).date();
        let is_amended = dossier.life.case.version > 1;
        let seen = is_amended.then(|| Seen::amended(&dossier.declaration)).into_iter().collect();
        let quota = self.balances(&dossier.declaration, today, uses(&dossier.record.decision)).await?;
        let before = &dossier.record.facts;
        let certificates = self.recognised.certified(&dossier.declaration);
        let authorisations = self.register(&dossier.declaration, today).await?;
        let told = Facts { authorisations, certificates, quota, seen, ..before.clone() };
        let mut facts = Facts { arrival: Some(today), legal_date: today, now, ..told };
        facts.profiles = joined(&before.profiles, self.profiles.hits(&dossier.declaration, &self.law(), &facts));
        // Lists may have changed since it was lodged.
        let found = self.watchlists.hits(&dossier.declaration);
        facts.screening.extend(found.into_iter().filter(|hit| !before.screening.iter().any(|one| is_same(one, hit))));
        let decision = decide(&dossier.declaration, &self.law(), &facts, None);
        let mut steps = vec![(Command::PresentGoods, Role::Trader)];
        steps.extend(by_system(course::at_arrival(&decision)));
        let errors = decision.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let refusal = errors.cloned().collect();
        let answer = if decision.outcome == Outcome::Rejected { "denied" } else { "granted" };
        let record = self.record_of(&dossier.declaration, facts, decision)?;
        Ok(Plan { record: Some(record), refusal, ..Plan::new(steps, answer) })
    }

    /// What is known of an amended declaration: that it is one, and which of its references another case uses.
    async fn known_of(&self, declaration: &Declaration, dossier: &Dossier, now: Timestamp) -> Result<Vec<Seen>, OfficeError> {
        let mut seen = vec![Seen::amended(declaration)];
        for (kind, value) in needs(declaration, &self.law()).unique {
            let scoped = scoped(kind, &value, dossier.row.owner);
            let used = self.store.unique_seen(self.administration, kind, &scoped, not_before(now, kind)).await;
            if used.map_err(OfficeError::Read)?.is_some_and(|case| case != dossier.case_id) {
                seen.push(Seen { kind: kind.to_owned(), value });
            }
        }
        Ok(seen)
    }

    /// Makes a commit of a plan, and the answer.
    async fn carry_out(
        &self,
        dossier: Dossier,
        plan: Plan,
        received: Option<(&Submission, &Declaration)>,
        now: Timestamp,
    ) -> Result<(Turned, Value), OfficeError> {
        let Dossier { case_id, version, row, life, declaration, record, .. } = dossier;
        let owner = row.owner;
        let (mrn, lrn) = (row.mrn.clone(), row.lrn.clone());
        let changed = plan.amended.as_ref();
        let after = changed.map_or(&declaration, |amended| &amended.declaration);
        let decision = plan.record.as_ref().map_or(&record.decision, |record| &record.decision);
        let uniques = match changed {
            Some(amended) => needs(&amended.declaration, &self.law())
                .unique
                .into_iter()
                .filter(|(kind, _)| *kind == "ducr")
                .map(|(kind, value)| NewUnique {
                    kind: kind.to_owned(),
                    value: scoped(kind, &value, owner),
                    not_before: not_before(now, kind),
                })
                .collect(),
            None => Vec::new(),
        };
        let original = received.map(|(submission, _)| NewOriginal::of(&submission.content_type, submission.body.clone()));
        let reference = received.and_then(|(_, message)| message.functional_reference_id.as_deref()).unwrap_or(&lrn);
        // What is invalidated gives back all that it was given.
        let invalidates = plan.steps.iter().any(|(command, _)| *command == Command::Invalidate);
        let after_uses = if invalidates { &[] } else { uses(decision) };
        let facts = plan.record.as_ref().map_or(&record.facts, |record| &record.facts);
        let draws = match (&plan.record, invalidates) {
            (None, false) => Vec::new(),
            _ => self.on(facts.legal_date).await?.draws(facts, uses(&record.decision), after_uses),
        };
        let turn = Turn {
            actor: received.map_or_else(|| "officer".to_owned(), |(submission, _)| submission.client.to_string()),
            steps: plan.steps,
            declaration: after,
            decision,
            record: plan.record.as_ref(),
            changes: changed.map(|amended| amended.changes.clone()).unwrap_or_default(),
            refusal: plan.refusal.clone(),
            original,
            reference: Some(reference),
            uniques,
            draws,
            said: None,
        };
        let turned = self.turn(Standing { case_id, version, row, life }, turn, now)?;
        let findings = if plan.refusal.is_empty() { &decision.findings } else { &plan.refusal };
        let mut answer = self.answer_of(&turned, decision, findings);
        answer["mrn"] = json!(mrn);
        answer["lrn"] = json!(lrn);
        answer["request"] = json!(plan.answer);
        if let Some(amended) = changed {
            answer["changes"] = amended.changes.iter().map(|change| self.shown(change)).collect();
            answer["difference"] = json!(difference(&record.decision.assessment, &decision.assessment, &amended.items));
            if let Some(after) = &plan.record {
                let law = self.on(record.facts.legal_date).await?.law();
                let today = now.to_zoned(law.time_zone()).date();
                answer["difference"]["interest"] = json!(arrears(&law, &record, after, today));
            }
        }
        Ok((turned, answer))
    }

    /// A message that no case can take up becomes a rejected case of its own, so that it is kept and answered.
    fn refuse(
        &self,
        submission: &Submission,
        message: &Declaration,
        finding: Finding,
        now: Timestamp,
    ) -> Result<(Turned, Value), OfficeError> {
        let case_id = id(self.environment.as_ref(), now);
        let facts = Facts::dry_run(now, now.to_zoned(self.law().time_zone()).date());
        let decision = decide(message, &self.law(), &facts, None);
        let row = CaseRow {
            owner: submission.client,
            lrn: message.functional_reference_id.as_deref().unwrap_or_default().to_owned(),
            declaration_type: message.type_code.as_deref().unwrap_or_default().to_owned(),
            received_at: now.as_microsecond(),
            ..CaseRow::default()
        };
        let findings = vec![finding];
        let turn = Turn {
            actor: submission.client.to_string(),
            steps: vec![(Command::Reject, Role::System)],
            declaration: message,
            decision: &decision,
            record: None,
            changes: Vec::new(),
            refusal: findings.clone(),
            original: Some(NewOriginal::of(&submission.content_type, submission.body.clone())),
            reference: message.functional_reference_id.as_deref(),
            uniques: Vec::new(),
            draws: Vec::new(),
            said: None,
        };
        let standing = Standing { case_id, version: 0, row, life: Life::new(false, now) };
        let turned = self.turn(standing, turn, now)?;
        let mut answer = self.answer_of(&turned, &decision, &findings);
        answer["mrn"] = Value::Null;
        answer["lrn"] = json!(message.functional_reference_id.as_deref());
        answer["request"] = json!("refused");
        Ok((turned, answer))
    }

    fn answer_of(&self, turned: &Turned, decision: &Decision, findings: &[Finding]) -> Value {
        json!({
            "case": turned.commit.case_id,
            "status": turned.case.status,
            "version": turned.case.version,
            "outcome": outcome(&turned.case, decision),
            "lane": decision.lane(),
            "payable": decision.assessment.payable(),
            "currency": decision.assessment.currency,
            "findings": findings.iter().map(|finding| render::finding(&self.law(), finding)).collect::<Vec<_>>(),
            "record": turned.record.map(|hash| hash.to_string()),
        })
    }
}

fn refusal(tag: &str, code: &str, rule: &str) -> Finding {
    Finding::new(Pointer::root().child(tag, None), code, rule, Severity::Error)
}
