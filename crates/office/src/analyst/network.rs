//! This module decides what the network of somebody or something looks like: whom and what its cases name, who else has to do
//! with those, and where something was found. Smugglers change their names; addresses, accounts and means of transport stay.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use serde::Serialize;
use store::{Tie, TiedCase};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cockpit::LastDays;
use crate::desk::tie;
use crate::{Caller, Denial, Office, OfficeError};

/// What a network can be asked for: roles of parties, and things.
const KINDS: [&str; 15] = [
    "importer",
    "exporter",
    "declarant",
    "agent",
    "seller",
    "buyer",
    "consignee",
    "consignor",
    "carrier",
    "payer",
    "surety",
    "address",
    "account",
    "conveyance",
    "container",
];
/// What leads on to others. Brokers and carriers work for everybody: they are shown, and lead nowhere.
const LEADING: [&str; 8] = ["address", "account", "conveyance", "container", "seller", "exporter", "consignor", "consignee"];
/// Whom one is led to.
const LED_TO: &str = "importer";
/// The newest cases of the one that is asked for.
const CASES_MAX: u32 = 400;
/// Those that its cases name, by how many of them do.
const NEAR_MAX: usize = 40;
/// Of these, how many are followed.
const FOLLOWED_MAX: usize = 16;
/// Whoever has more cases than this with others is a place of passage and leads nowhere.
const PASSAGE: u32 = 120;
/// Those at two steps.
const FAR_MAX: usize = 60;
/// Cases in the list.
const LISTED_MAX: usize = 50;

/// Somebody or something with what it is tied to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Network {
    /// The first day, in legal time.
    pub first_day: Date,
    /// The last day: today.
    pub last_day: Date,
    /// The one that was asked for, then those its cases name, then those at two steps; each group by its number of cases.
    pub nodes: Vec<Node>,
    /// Who is named together with whom.
    pub links: Vec<Link>,
    /// The newest cases of the one that was asked for.
    pub cases: Vec<TiedRow>,
    /// Whether this is all there is; if not, the newest and the most frequent.
    pub is_all: bool,
}

/// Somebody or something in a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = NetworkNode)]
pub struct Node {
    /// What it is: `importer`, `declarant`, `address`, `account`, `conveyance`, `container`, …
    pub kind: String,
    /// Its number, name or text.
    pub value: String,
    /// Steps from the one that was asked for: 0, 1 or 2.
    pub distance: u8,
    /// Cases in this network that name it.
    pub cases: u64,
    /// Of these, examined.
    pub examined: u64,
    /// Of these, irregular.
    pub irregular: u64,
    /// Whether so many others pass here that it leads nowhere.
    pub is_passage: bool,
}

/// Two that cases name together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = NetworkLink)]
pub struct Link {
    /// Place of the one in the list of nodes, from 0.
    pub from: usize,
    /// Place of the other.
    pub to: usize,
    /// Cases that name both.
    pub cases: u64,
}

/// A case of the one that was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = NetworkCase)]
pub struct TiedRow {
    /// The case.
    pub case: Uuid,
    /// Its movement reference number, or else the trader's own.
    pub name: String,
    /// UTC microseconds.
    pub received_at: i64,
    /// Lane of the decision.
    pub lane: Option<String>,
    /// `conform`, `discrepancy` or `seize`; none where nobody looked.
    pub result: Option<String>,
}

impl From<TiedCase> for TiedRow {
    fn from(case: TiedCase) -> Self {
        let TiedCase { case_id, received_at, mrn, lrn, lane, result, .. } = case;
        Self { case: case_id, name: mrn.unwrap_or(lrn), received_at, lane, result }
    }
}

impl Office {
    /// The network of a party, an address, an account or a thing over so many days, of which today is the last. Cases of the
    /// caller's kin and firms are not in it.
    ///
    /// # Errors
    /// `kind` or `value` cannot be asked for, `days` is out of its range, or the store failed.
    pub async fn network(&self, caller: &Caller, kind: &str, value: &str, days: u32) -> Result<Network, OfficeError> {
        let LastDays { first_day, last_day, from } = self.last_days(days)?;
        if !KINDS.contains(&kind) {
            return Err(Denial::Invalid { field: "kind", reason: "unknown" }.into());
        }
        let focus = tie(kind, value).ok_or(Denial::Invalid { field: "value", reason: "too_short" })?;
        let (own, mut is_all) = self.tied(caller, &focus, from, CASES_MAX).await?;
        let mut drawn = Drawn::of(focus.clone());
        let near = drawn.near(&own, &self.ties(caller, &own).await?);
        is_all &= near.len() <= NEAR_MAX;
        let leading = near.iter().take(NEAR_MAX).filter(|tie| LEADING.contains(&tie.kind.as_str()));
        let leading: Vec<Tie> = leading.cloned().collect();
        is_all &= leading.len() <= FOLLOWED_MAX;
        for one in leading.iter().take(FOLLOWED_MAX) {
            let (theirs, is_whole) = self.tied(caller, one, from, PASSAGE).await?;
            if !is_whole {
                drawn.passages.insert(one.clone());
                continue;
            }
            drawn.far(one, &theirs, &self.ties(caller, &theirs).await?);
        }
        let cases = own.into_iter().take(LISTED_MAX).map(TiedRow::from).collect();
        let (nodes, links, is_drawn) = drawn.finish(&near);
        Ok(Network { first_day, last_day, nodes, links, cases, is_all: is_all && is_drawn })
    }

    /// The cases that name somebody or something, and whether these are all.
    pub(crate) async fn tied(
        &self,
        caller: &Caller,
        one: &Tie,
        from: i64,
        limit: u32,
    ) -> Result<(Vec<TiedCase>, bool), OfficeError> {
        let mut found = self.store.tied_cases(&caller.actor, one, from, limit).await.map_err(OfficeError::Read)?;
        let is_whole = found.len() < limit as usize;
        found.retain(|case| !caller.related.contains(&case.owner));
        Ok((found, is_whole))
    }

    async fn ties(&self, caller: &Caller, cases: &[TiedCase]) -> Result<HashMap<Uuid, Vec<Tie>>, OfficeError> {
        let cases: Vec<Uuid> = cases.iter().map(|case| case.case_id).collect();
        self.store.ties_of(&caller.actor, &cases).await.map_err(OfficeError::Read)
    }
}

/// A network that is being drawn.
struct Drawn {
    focus: Tie,
    /// Cases by whom they name.
    cases: BTreeMap<Tie, BTreeSet<Uuid>>,
    /// Cases by two that they name together.
    links: BTreeMap<(Tie, Tie), BTreeSet<Uuid>>,
    /// What was found in cases that somebody looked at: whether it was irregular.
    looked: HashMap<Uuid, bool>,
    passages: BTreeSet<Tie>,
    far: BTreeSet<Tie>,
}

impl Drawn {
    fn of(focus: Tie) -> Self {
        let cases = BTreeMap::from([(focus.clone(), BTreeSet::new())]);
        Self { focus, cases, links: BTreeMap::new(), looked: HashMap::new(), passages: BTreeSet::new(), far: BTreeSet::new() }
    }

    fn look(&mut self, case: &TiedCase) {
        if let Some(result) = &case.result {
            self.looked.insert(case.case_id, result != "conform");
        }
    }

    /// Takes the cases of the one that was asked for; gives whom they name, by how many of them do.
    fn near(&mut self, own: &[TiedCase], ties: &HashMap<Uuid, Vec<Tie>>) -> Vec<Tie> {
        let mut counted: BTreeMap<&Tie, u64> = BTreeMap::new();
        for case in own {
            self.look(case);
            self.cases.entry(self.focus.clone()).or_default().insert(case.case_id);
            for one in ties.get(&case.case_id).into_iter().flatten().filter(|one| **one != self.focus) {
                *counted.entry(one).or_default() += 1;
                self.cases.entry(one.clone()).or_default().insert(case.case_id);
                self.links.entry((self.focus.clone(), one.clone())).or_default().insert(case.case_id);
            }
        }
        let mut near: Vec<(&Tie, u64)> = counted.into_iter().collect();
        near.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(right.0)));
        near.into_iter().map(|(one, _)| one.clone()).collect()
    }

    /// Takes the cases of one that leads on: who else imports with it.
    fn far(&mut self, through: &Tie, theirs: &[TiedCase], ties: &HashMap<Uuid, Vec<Tie>>) {
        for case in theirs {
            self.look(case);
            self.cases.entry(through.clone()).or_default().insert(case.case_id);
            let named = ties.get(&case.case_id).into_iter().flatten();
            for one in named.filter(|one| one.kind == LED_TO && **one != self.focus && *one != through) {
                self.far.insert(one.clone());
                self.cases.entry(one.clone()).or_default().insert(case.case_id);
                self.links.entry((through.clone(), one.clone())).or_default().insert(case.case_id);
            }
        }
    }

    fn node(&self, tie: &Tie, distance: u8) -> Node {
        let cases = self.cases.get(tie);
        let looked: Vec<bool> = cases.into_iter().flatten().filter_map(|case| self.looked.get(case).copied()).collect();
        Node {
            kind: tie.kind.clone(),
            value: tie.value.clone(),
            distance,
            cases: cases.map_or(0, |cases| cases.len() as u64),
            examined: looked.len() as u64,
            irregular: looked.into_iter().filter(|irregular| *irregular).count() as u64,
            is_passage: self.passages.contains(tie),
        }
    }

    /// Nodes and links, and whether all are among them.
    fn finish(self, near: &[Tie]) -> (Vec<Node>, Vec<Link>, bool) {
        let near = &near[..near.len().min(NEAR_MAX)];
        let mut far: Vec<&Tie> = self.far.iter().filter(|one| !near.contains(one)).collect();
        far.sort_by_key(|one| std::cmp::Reverse(self.cases.get(*one).map_or(0, BTreeSet::len)));
        let is_all = far.len() <= FAR_MAX;
        far.truncate(FAR_MAX);
        let order =
            std::iter::once((&self.focus, 0)).chain(near.iter().map(|one| (one, 1))).chain(far.into_iter().map(|one| (one, 2)));
        let order: Vec<(&Tie, u8)> = order.collect();
        let places: HashMap<&Tie, usize> = order.iter().enumerate().map(|(place, (tie, _))| (*tie, place)).collect();
        let links = self.links.iter().filter_map(|((from, to), cases)| {
            Some(Link { from: *places.get(from)?, to: *places.get(to)?, cases: cases.len() as u64 })
        });
        let links = links.collect();
        (order.iter().map(|(tie, distance)| self.node(tie, *distance)).collect(), links, is_all)
    }
}
