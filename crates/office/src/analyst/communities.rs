//! This module decides who belongs together in the newest cases: importers that share addresses, accounts, conveyances,
//! containers or suppliers are divided into communities, and what was found in one spreads to those who were never looked at.
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use risk::{communities, propagate};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde::Serialize;
use store::{Tie, TiedTogether};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cockpit::LastDays;
use crate::{Caller, Office, OfficeError};

/// The newest cases that are looked at.
pub const COMMUNITY_CASES_MAX: u32 = 50_000;
/// What more importers than this share (a port, a forwarder's address, a large carrier's vessel) ties nobody together.
const SHARED_MAX: usize = 12;
/// Communities of one answer.
const SHOWN_MAX: usize = 50;
/// Importers, and what they share, of one community in an answer.
const MEMBERS_MAX: usize = 30;
/// Whom is asked after.
const MEMBER: &str = "importer";

/// Who belongs together.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CommunitiesView)]
pub struct CommunitiesView {
    /// The first day, in legal time.
    pub first_day: Date,
    /// The last day: today.
    pub last_day: Date,
    /// Cases that were looked at.
    pub cases: u64,
    /// Whether these are all of the period; if not, the newest.
    pub is_all: bool,
    /// Importers in them.
    pub importers: u64,
    /// Communities of two importers or more.
    pub found: u64,
    /// Share of ties within communities above that of ties drawn at random, below 1.
    #[schema(value_type = String)]
    pub modularity: Decimal,
    /// The communities, those first to which most risk spreads.
    pub communities: Vec<Community>,
}

/// Importers that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Community {
    /// Importers in it; of more than are listed, those first to which most risk spreads.
    pub size: u64,
    /// The importers.
    pub importers: Vec<Member>,
    /// What at least two of them share.
    pub shared: Vec<Shared>,
    /// Their cases.
    pub cases: u64,
    /// Of these, examined.
    pub examined: u64,
    /// Of these, irregular.
    pub irregular: u64,
    /// How many times the risk of an average importer reaches theirs; 0 where nothing was found near.
    #[schema(value_type = String)]
    pub risk: Decimal,
}

/// An importer in a community.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = CommunityMember)]
pub struct Member {
    /// Its number.
    pub value: String,
    /// Its cases.
    pub cases: u64,
    /// Of these, examined.
    pub examined: u64,
    /// Of these, irregular.
    pub irregular: u64,
    /// How many times the risk of an average importer reaches it.
    #[schema(value_type = String)]
    pub risk: Decimal,
}

/// What importers of a community share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CommunityShares)]
pub struct Shared {
    /// `address`, `account`, `conveyance`, `container`, `seller`, …
    pub kind: String,
    /// Its number, name or text.
    pub value: String,
    /// Importers of the community that share it.
    pub importers: u64,
}

impl Office {
    /// Who belongs together over so many days, of which today is the last. Cases of the caller's kin and firms are not in it.
    ///
    /// # Errors
    /// `days` is out of its range, or the store failed.
    pub async fn communities(&self, caller: &Caller, days: u32) -> Result<CommunitiesView, OfficeError> {
        let LastDays { first_day, last_day, from } = self.last_days(days)?;
        let tied = self.store.tied_together(&caller.actor, from, COMMUNITY_CASES_MAX).await.map_err(OfficeError::Read)?;
        let related: BTreeSet<Uuid> = caller.related.iter().copied().collect();
        let told = tokio::task::spawn_blocking(move || {
            let is_all = tied.iter().map(|one| one.case_id).collect::<BTreeSet<_>>().len() < COMMUNITY_CASES_MAX as usize;
            let mut drawn = Drawn::default();
            tied.iter().filter(|one| !related.contains(&one.owner)).for_each(|one| drawn.meet(one));
            drawn.told(first_day, last_day, is_all)
        });
        told.await.map_err(|_| OfficeError::Interrupted)
    }
}

/// What was counted of an importer.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    cases: u64,
    examined: u64,
    irregular: u64,
}

/// A case as it comes in: its ties one after another.
#[derive(Debug, Default)]
struct OfCase {
    importer: Option<String>,
    others: Vec<Tie>,
    result: Option<String>,
}

/// Importers and what they name.
#[derive(Debug, Default)]
struct Drawn {
    cases: BTreeMap<Uuid, OfCase>,
}

impl Drawn {
    fn meet(&mut self, one: &TiedTogether) {
        let case = self.cases.entry(one.case_id).or_default();
        case.result.clone_from(&one.result);
        if one.tie.kind == MEMBER {
            case.importer = Some(one.tie.value.clone());
        } else {
            case.others.push(one.tie.clone());
        }
    }

    fn told(self, first_day: Date, last_day: Date, is_all: bool) -> CommunitiesView {
        let cases = self.cases.len() as u64;
        let mut importers: BTreeMap<String, Counts> = BTreeMap::new();
        let mut named: BTreeMap<Tie, BTreeMap<String, u64>> = BTreeMap::new();
        for case in self.cases.into_values() {
            let Some(importer) = case.importer else { continue };
            let counts = importers.entry(importer.clone()).or_default();
            counts.cases += 1;
            counts.examined += u64::from(case.result.is_some());
            counts.irregular += u64::from(case.result.is_some_and(|result| result != "conform"));
            for other in case.others.into_iter().filter(|other| other.value != importer) {
                *named.entry(other).or_default().entry(importer.clone()).or_default() += 1;
            }
        }
        named.retain(|_, by| (2..=SHARED_MAX).contains(&by.len()));
        let places: HashMap<&str, u32> = importers.keys().map(String::as_str).zip(0..).collect();
        let count = importers.len() as u32;
        let things: Vec<(u32, &Tie, &BTreeMap<String, u64>)> =
            (count..).zip(&named).map(|(node, (tie, by))| (node, tie, by)).collect();
        // Who names a thing often is tied to it more closely, but a hundred cases are no hundred reasons.
        let ties: Vec<risk::Tie> = things
            .iter()
            .flat_map(|(node, _, by)| {
                by.iter().map(|(importer, cases)| (places[importer.as_str()], *node, 1.0 + (*cases as f64).ln()))
            })
            .collect();
        let nodes = count + things.len() as u32;
        let divided = communities(nodes, &ties);
        let seeds: Vec<(u32, f64)> =
            (0..).zip(importers.values()).map(|(node, counts)| (node, counts.irregular as f64)).collect();
        let reached = propagate(nodes, &ties, &seeds);
        let mean = reached.iter().take(importers.len()).sum::<f64>() / f64::from(count.max(1));
        let risk = |node: u32| reached.get(node as usize).map_or(0.0, |reached| if mean > 0.0 { reached / mean } else { 0.0 });

        let mut groups: BTreeMap<u32, Group<'_>> = BTreeMap::new();
        for (node, (value, counts)) in (0..).zip(&importers) {
            let Some(community) = divided.of.get(node as usize) else { continue };
            groups.entry(*community).or_default().members.push((value, *counts, risk(node)));
        }
        for (_, tie, by) in &things {
            let mut theirs: BTreeMap<u32, u64> = BTreeMap::new();
            for importer in by.keys() {
                *theirs.entry(divided.of[places[importer.as_str()] as usize]).or_default() += 1;
            }
            for (community, sharing) in theirs.into_iter().filter(|(_, sharing)| *sharing > 1) {
                groups.entry(community).or_default().shared.push((tie, sharing));
            }
        }
        let mut all: Vec<Community> = groups.into_values().filter(|group| group.members.len() > 1).map(Group::told).collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.risk, one.size)));
        let found = all.len() as u64;
        all.truncate(SHOWN_MAX);
        let (importers, modularity) = (u64::from(count), rounded(divided.modularity, 3));
        CommunitiesView { first_day, last_day, cases, is_all, importers, found, modularity, communities: all }
    }
}

/// A community before it is told.
#[derive(Debug, Default)]
struct Group<'a> {
    members: Vec<(&'a String, Counts, f64)>,
    shared: Vec<(&'a Tie, u64)>,
}

impl Group<'_> {
    fn told(mut self) -> Community {
        self.members
            .sort_by(|left, right| right.2.total_cmp(&left.2).then(right.1.cases.cmp(&left.1.cases)).then(left.0.cmp(right.0)));
        self.shared.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(right.0)));
        let sum = |of: fn(&Counts) -> u64| self.members.iter().map(|(_, counts, _)| of(counts)).sum();
        let mean = self.members.iter().map(|(.., risk)| risk).sum::<f64>() / self.members.len().max(1) as f64;
        let members = self.members.iter().take(MEMBERS_MAX).map(|(value, counts, risk)| {
            let Counts { cases, examined, irregular } = *counts;
            Member { value: (*value).clone(), cases, examined, irregular, risk: rounded(*risk, 2) }
        });
        let shared = self.shared.iter().take(MEMBERS_MAX).map(|(tie, importers)| {
            let Tie { kind, value } = (*tie).clone();
            Shared { kind, value, importers: *importers }
        });
        Community {
            size: self.members.len() as u64,
            importers: members.collect(),
            shared: shared.collect(),
            cases: sum(|counts| counts.cases),
            examined: sum(|counts| counts.examined),
            irregular: sum(|counts| counts.irregular),
            risk: rounded(mean, 2),
        }
    }
}

fn rounded(figure: f64, decimals: u32) -> Decimal {
    Decimal::from_f64(figure).unwrap_or_default().round_dp(decimals).normalize()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// An importer, what its case names, and what was found.
    type Planted<'a> = (&'a str, &'a [(&'a str, &'a str)], Option<&'a str>);

    fn told(cases: &[Planted<'_>]) -> CommunitiesView {
        let mut drawn = Drawn::default();
        for (number, (importer, ties, result)) in (1..).zip(cases) {
            for (kind, value) in [(MEMBER, *importer)].iter().chain(*ties) {
                drawn.meet(&TiedTogether {
                    case_id: Uuid::from_u128(number),
                    owner: Uuid::nil(),
                    result: result.map(str::to_owned),
                    tie: Tie { kind: (*kind).to_owned(), value: (*value).to_owned() },
                });
            }
        }
        drawn.told(date(2026, 1, 1), date(2026, 3, 31), true)
    }

    #[test]
    fn what_was_found_in_one_spreads_to_who_changed_the_name_and_not_over_what_all_share() {
        let port: &[(&str, &str)] = &[("conveyance", "EVER GIVEN")];
        let mut cases: Vec<Planted<'_>> = vec![
            ("OLD", &[("address", "1 DOCK ROAD"), ("account", "DE44")], Some("discrepancy")),
            ("OLD", &[("address", "1 DOCK ROAD")], None),
            ("NEW", &[("address", "1 DOCK ROAD"), ("account", "DE44")], None),
            ("NEWER", &[("account", "DE44"), ("container", "CSQU3054383")], None),
            ("TEA", &[("seller", "CHEN")], Some("conform")),
            ("COFFEE", &[("seller", "CHEN")], None),
        ];
        let others: Vec<String> = (0..20).map(|number| format!("FIRM{number}")).collect();
        cases.extend(others.iter().map(|name| (name.as_str(), port, None)));
        let view = told(&cases);
        assert_eq!((view.cases, view.importers, view.found), (26, 25, 2), "twenty share a vessel and are no community");
        let first = &view.communities[0];
        let names: Vec<&str> = first.importers.iter().map(|one| one.value.as_str()).collect();
        assert_eq!((names[0], names.len(), first.size), ("OLD", 3, 3));
        assert_eq!((first.cases, first.examined, first.irregular), (4, 1, 1));
        assert!(first.importers[1].risk > Decimal::ONE && first.importers[1].examined == 0, "{first:?}");
        let shared: Vec<(&str, u64)> = first.shared.iter().map(|one| (one.value.as_str(), one.importers)).collect();
        assert_eq!(shared, [("DE44", 3), ("1 DOCK ROAD", 2)], "a container of one alone is not shared");
        let second = &view.communities[1];
        assert_eq!((second.risk, second.irregular, second.size), (Decimal::ZERO, 0, 2));
    }

    #[test]
    fn without_cases_or_findings_nothing_is_divided_by_nothing() {
        let view = told(&[]);
        assert_eq!((view.importers, view.found, view.modularity), (0, 0, Decimal::ZERO));
        let view = told(&[("A", &[("address", "X ROAD")], None), ("B", &[("address", "X ROAD")], None)]);
        assert_eq!((view.found, view.communities[0].risk), (1, Decimal::ZERO));
    }
}
