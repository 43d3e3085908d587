//! This module decides: findings, assessment, lane and outcome of a declaration under a law, from facts.

use declaration::{Declaration, Finding, Pointer, Severity};
use jiff::civil::Date;
use rules::World;
use serde::{Deserialize, Serialize};
use tariff::{Assessment, FedMeasures, Request, assess};

use crate::facts::{Cover, Facts};
use crate::lane::{Lane, Route, route};
use crate::law::{EditionId, Law};

/// What becomes of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Not accepted.
    Rejected,
    /// Lodged before the goods are there.
    Registered,
    /// Accepted; a person must judge first.
    Held,
    /// Goods may go; something is still provisional.
    Released,
    /// Goods may go; all is final.
    Cleared,
}

impl Outcome {
    /// The outcome's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Registered => "registered",
            Self::Held => "held",
            Self::Released => "released",
            Self::Cleared => "cleared",
        }
    }
}

/// The code of the finding that goods wait for the money.
const AWAITS_COVER: &str = "TG2002";
/// Another administration stands for a document.
const CERTIFIED: &str = "TG5001";

/// A decision: codes, figures and reasons, no sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What is owed.
    pub assessment: Assessment,
    /// The law.
    pub edition: EditionId,
    /// What rules and calculation had to say, gravest first.
    pub findings: Vec<Finding>,
    /// What becomes of the declaration.
    pub outcome: Outcome,
    /// The lane and its reason; none when rejected or not yet routed.
    pub route: Option<Route>,
}

impl Decision {
    /// The lane, if there is one.
    pub fn lane(&self) -> Option<Lane> {
        self.route.as_ref().map(|route| route.lane)
    }

    /// Whether the goods wait until what is owed is paid, deferred or secured on an account.
    pub fn awaits_cover(&self) -> bool {
        self.findings.iter().any(|finding| finding.code == AWAITS_COVER)
    }
}

/// What rules may ask: answered from the law and the facts alone.
pub(crate) struct FactWorld<'a> {
    law: &'a Law,
    facts: &'a Facts,
    today: Date,
}

impl<'a> FactWorld<'a> {
    pub(crate) fn of(law: &'a Law, facts: &'a Facts) -> Self {
        Self { law, facts, today: legal_day(law, facts) }
    }
}

impl World for FactWorld<'_> {
    fn date(&self) -> Date {
        self.facts.legal_date
    }
    fn today(&self) -> Date {
        self.today
    }
    fn in_list(&self, list: &str, code: &str) -> Option<bool> {
        // Tax types are a table of their own, with more than names.
        if list == "tax_types" {
            return Some(self.law.edition().tax_type(code, self.facts.legal_date).is_some());
        }
        self.law.edition().in_list(list, code, self.facts.legal_date)
    }
    fn seen(&self, kind: &str, value: &str) -> bool {
        self.facts.seen.iter().any(|seen| seen.kind == kind && seen.value == value)
    }
    fn is_held(&self, kind: &str, holder: Option<&str>, number: Option<&str>) -> bool {
        self.facts.authorisations.is_held(kind, holder, number)
    }
    fn is_kept(&self, kind: &str) -> bool {
        self.facts.authorisations.keeps(kind)
    }
}

/// Decides a declaration. The same three inputs give the same decision, byte for byte.
///
/// ```no_run
/// # fn law() -> clearance::Law { unimplemented!() }
/// use clearance::{Facts, Outcome, decide};
/// let law = law();
/// let declaration = declaration::Declaration::default();
/// let facts = Facts::dry_run("2026-01-05T09:00:00Z".parse()?, "2026-01-05".parse()?);
/// assert_eq!(decide(&declaration, &law, &facts, None).outcome, Outcome::Rejected);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn decide(declaration: &Declaration, law: &Law, facts: &Facts, fed: Option<&FedMeasures>) -> Decision {
    draft(declaration, law, facts, fed).conclude(declaration, law, facts)
}

/// A decision without its conclusion: what rules say and what is owed, before it is known what targeting says.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What is owed.
    pub assessment: Assessment,
    findings: Vec<Finding>,
}

/// Says what rules find and what is owed. Nothing of it depends on [`Facts::risk`], so that targeting can be told
/// the assessment before the decision is concluded.
pub fn draft(declaration: &Declaration, law: &Law, facts: &Facts, fed: Option<&FedMeasures>) -> Draft {
    let world = FactWorld::of(law, facts);
    let mut findings = law.rules().evaluate(declaration, &world);
    let request = Request { declaration, edition: law.edition(), date: facts.legal_date, fed, quota: Some(&facts.quota) };
    let assessment = assess(request, &mut findings);
    certified(declaration, facts, &mut findings);
    if declaration.is_additional_message() {
        let mrn = declaration.id.as_deref().unwrap_or_default();
        findings.push(
            Finding::new(Pointer::root().child("D014", None), "TG3001", "case.additional_message", Severity::Information)
                .with("mrn", mrn),
        );
    }
    Draft { assessment, findings }
}

/// Says which documents another administration stands for: their issue need not be asked after.
fn certified(declaration: &Declaration, facts: &Facts, findings: &mut Vec<Finding>) {
    if facts.certificates.is_empty() {
        return;
    }
    for (item, place) in declaration.items().iter().zip(1..) {
        for (document, sequence) in item.additional_document.iter().zip(1..) {
            let Some((number, by)) = document.id.as_deref().and_then(|id| facts.certificates.get_key_value(id)) else { continue };
            let pointer = Pointer::item(place).child("02A", Some(sequence)).child("D005", None);
            let finding = Finding::new(pointer, CERTIFIED, "exchange.certificate", Severity::Information);
            findings.push(finding.with("certificate", number.as_str()).with("administration", by.as_str()));
        }
    }
}

impl Draft {
    /// Whether the declaration is refused, whatever targeting says.
    pub fn is_rejected(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The decision, from the same declaration, law and facts, and from what targeting says.
    pub fn conclude(self, declaration: &Declaration, law: &Law, facts: &Facts) -> Decision {
        let is_rejected = self.is_rejected();
        let Self { assessment, mut findings } = self;
        let owes = !assessment.payable().is_zero();
        let is_covered = match facts.cover {
            Cover::Assumed => {
                if owes && !is_rejected {
                    findings.push(
                        Finding::new(Pointer::root(), "TG2001", "accounts.cover", Severity::Information)
                            .with("amount", assessment.payable()),
                    );
                }
                true
            }
            Cover::Awaited => {
                let secures = assessment.lines.iter().any(|line| !line.secured.is_zero());
                if (owes || secures) && !is_rejected {
                    findings.push(
                        Finding::new(Pointer::root(), AWAITS_COVER, "accounts.awaited", Severity::Information)
                            .with("amount", assessment.payable()),
                    );
                }
                !owes && !secures
            }
            Cover::Available { amount } => assessment.payable() <= amount.amount,
        };
        findings.sort_by(|left, right| {
            right
                .severity
                .cmp(&left.severity)
                .then_with(|| left.pointer.cmp(&right.pointer))
                .then_with(|| left.code.cmp(&right.code))
        });
        let mut decision = Decision { outcome: Outcome::Rejected, route: None, findings, assessment, edition: law.id().clone() };
        if is_rejected {
            return decision;
        }
        let waits_for_goods = declaration.is_pre_lodged() && facts.arrival.is_none();
        if waits_for_goods || declaration.is_additional_message() {
            decision.outcome = Outcome::Registered;
            return decision;
        }
        let route = route(declaration, law.edition(), facts, &decision.findings);
        let is_final = decision.assessment.is_complete && decision.assessment.lines.iter().all(|line| line.secured.is_zero());
        decision.outcome = match route.lane {
            Lane::Red | Lane::Yellow => Outcome::Held,
            Lane::Green | Lane::Blue if !is_covered => Outcome::Held,
            Lane::Green | Lane::Blue if is_final => Outcome::Cleared,
            Lane::Green | Lane::Blue => Outcome::Released,
        };
        decision.route = Some(route);
        decision
    }
}

/// The calendar day of the instant, in the law's own time zone.
fn legal_day(law: &Law, facts: &Facts) -> Date {
    let zone = law.time_zone();
    facts.now.to_zoned(zone).date()
}
