//! Amending: a correction message applied to its base declaration by its pointers, pure. What comes out is
//! the new declaration with a list of changes that can be read, carried out again and undone, or the reasons
//! why the message cannot be applied.
//!
//! A message's pointers name numbered classes (items, packages, containers) by their number and all others by
//! their place. What the message carries without pointing at it is context and changes nothing.

mod change;
mod compose;
mod place;

use declaration::{Declaration, Finding, Pointer, Severity};
use jiff::civil::Date;
use reference::Edition;
use reference::life::ChangeEffect;
use serde_json::{Value, json};

pub use change::{Change, ChangeError, ChangeKind, apply, inverse, value_at};
use change::{SEQUENCE_MEMBER, SEQUENCE_TAG};
pub use compose::{ComposeError, Wording, compose};
use place::{Place, head, is_within, number, place, plain};

/// Amendments in one message. The longest published one has 32.
pub const AMENDMENTS_MAX: usize = 999;

/// A declaration after an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// The new version.
    pub declaration: Declaration,
    /// What was changed, in order.
    pub changes: Vec<Change>,
    /// For each item of the new version, its place in the old one, counted from 1; none for a new item.
    pub items: Vec<Option<u32>>,
}

/// Applies a correction message to its base declaration under the tables that hold on a date.
///
/// # Errors
/// Every reason why the message cannot be applied, with the pointer: `CDS11012` the field may not be amended,
/// `CDS12026` the same element twice, `CDS10020` an unknown reason; our own codes where none is published.
pub fn amend(base: &Declaration, message: &Declaration, edition: &Edition, date: Date) -> Result<Amended, Vec<Finding>> {
    let orders = orders(message, edition, date)?;
    let mut work = Work { message, declaration: base.clone(), changes: Vec::new(), made: Vec::new() };
    let mut findings = Vec::new();
    for order in orders.iter().filter(|order| order.effect == ChangeEffect::Set) {
        findings.extend(work.set(order).err());
    }
    work.fold_made();
    // Places are those of the declaration before: the last goes first, so that the others keep theirs.
    let mut deletions = Vec::new();
    for order in orders.iter().filter(|order| order.effect == ChangeEffect::Delete) {
        match place(&work.declaration, &order.pointer) {
            Place::Here(pointer) => deletions.push((pointer, order)),
            Place::Absent { .. } | Place::Gap => findings.push(order.refuse("TG3201", "amendment.nothing_there")),
        }
    }
    deletions.sort_by(|left, right| right.0.cmp(&left.0));
    for (pointer, order) in deletions {
        findings.extend(work.delete(&pointer, order).err());
    }
    if findings.is_empty() && work.changes.is_empty() {
        findings.push(refusal(Pointer::root(), "TG3204", "amendment.no_change"));
    }
    if findings.is_empty() {
        let items = item_places(base.items().len(), &work.changes);
        Ok(Amended { declaration: work.declaration, changes: work.changes, items })
    } else {
        Err(findings)
    }
}

/// One amendment that a message orders.
struct Order<'a> {
    pointer: Pointer,
    reason: &'a str,
    effect: ChangeEffect,
}

impl Order<'_> {
    fn refuse(&self, code: &str, rule: &str) -> Finding {
        refusal(self.pointer.clone(), code, rule)
    }
}

fn refusal(pointer: Pointer, code: &str, rule: &str) -> Finding {
    Finding::new(pointer, code, rule, Severity::Error)
}

/// Reads the amendments of a message.
fn orders<'a>(message: &'a Declaration, edition: &Edition, date: Date) -> Result<Vec<Order<'a>>, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut orders: Vec<Order<'_>> = Vec::new();
    if message.amendment.is_empty() || message.amendment.len() > AMENDMENTS_MAX {
        return Err(vec![refusal(Pointer::root().child("06A", Some(1)), "TG3205", "amendment.none")]);
    }
    for (number, amendment) in (1..).zip(&message.amendment) {
        let here = Pointer::root().child("06A", Some(number));
        let reason = amendment.change_reason_code.as_deref().unwrap_or_default();
        let effect = match edition.change_reason(reason, date).map(|row| row.effect) {
            Some(effect @ (ChangeEffect::Set | ChangeEffect::Delete)) => effect,
            Some(ChangeEffect::Cancel) | None => {
                findings.push(refusal(here.child("099", None), "CDS10020", "amendment.reason").with("value", reason));
                continue;
            }
        };
        let pointer = match Pointer::from_elements(&amendment.pointer) {
            Ok(pointer) if pointer.steps().len() > 1 => pointer,
            Ok(_) => {
                findings.push(refusal(here.child("97A", Some(1)), "TG3201", "amendment.pointer"));
                continue;
            }
            Err(error) => {
                findings
                    .push(refusal(here.child("97A", Some(1)), "TG3201", "amendment.pointer").with("reason", error.to_string()));
                continue;
            }
        };
        if edition.fixed_field(&plain(&pointer), date).is_some() {
            findings.push(refusal(pointer, "CDS11012", "amendment.fixed"));
        } else if orders.iter().any(|one| is_within(&one.pointer, &pointer) || is_within(&pointer, &one.pointer)) {
            findings.push(refusal(pointer, "CDS12026", "amendment.twice"));
        } else {
            orders.push(Order { pointer, reason, effect });
        }
    }
    if findings.is_empty() { Ok(orders) } else { Err(findings) }
}

/// An amendment being carried out.
struct Work<'a> {
    message: &'a Declaration,
    declaration: Declaration,
    changes: Vec<Change>,
    /// Classes that this amendment made, by their place in `changes`.
    made: Vec<usize>,
}

impl Work<'_> {
    /// Puts at a pointer what the message carries there.
    fn set(&mut self, order: &Order<'_>) -> Result<(), Finding> {
        let Place::Here(source) = place(self.message, &order.pointer) else {
            return Err(order.refuse("TG3202", "amendment.no_value"));
        };
        let after = value_at(self.message, &source).ok_or_else(|| order.refuse("TG3202", "amendment.no_value"))?;
        let target = loop {
            match place(&self.declaration, &order.pointer) {
                Place::Here(target) => break target,
                Place::Absent { pointer, present } if present + 1 < pointer.steps().len() => {
                    self.make(order, &pointer, present)?;
                }
                Place::Absent { pointer, .. } => break pointer,
                Place::Gap => return Err(order.refuse("TG3203", "amendment.gap")),
            }
        };
        let before = value_at(&self.declaration, &target);
        if before.as_ref() == Some(&after) {
            return Ok(());
        }
        let kind = if before.is_some() { ChangeKind::Changed } else { ChangeKind::Added };
        self.record(order, Change { after: Some(after), before, kind, pointer: target, reason: None })
    }

    /// Makes the first class on the way that is not there.
    fn make(&mut self, order: &Order<'_>, pointer: &Pointer, present: usize) -> Result<(), Finding> {
        let made = head(pointer, present + 1);
        let mut content = json!({});
        // A numbered class cannot stand without its number; the pointer names it.
        let is_numbered = made.clone().child(SEQUENCE_TAG, None).fields().is_ok();
        let wanted = order.pointer.steps().get(present).and_then(|step| step.place);
        if let (true, Some(wanted)) = (is_numbered, wanted) {
            content[SEQUENCE_MEMBER] = Value::from(wanted);
        }
        let change = Change { after: Some(content), before: None, kind: ChangeKind::Added, pointer: made, reason: None };
        let noted = self.changes.len();
        self.record(order, change)?;
        // One made inside another is shown with it.
        if self.changes.len() > noted {
            self.made.push(noted);
        }
        Ok(())
    }

    /// Carries a change out and notes it, unless it lies in a class that this amendment made.
    fn record(&mut self, order: &Order<'_>, mut change: Change) -> Result<(), Finding> {
        change
            .apply(&mut self.declaration)
            .map_err(|error| order.refuse("TG3201", "amendment.pointer").with("reason", error.to_string()))?;
        if self.made.iter().any(|made| is_within(&change.pointer, &self.changes[*made].pointer)) {
            return Ok(());
        }
        change.reason = Some(order.reason.to_owned());
        self.changes.push(change);
        Ok(())
    }

    /// What was put into classes that were made is shown with them.
    fn fold_made(&mut self) {
        for made in &self.made {
            let content = value_at(&self.declaration, &self.changes[*made].pointer);
            self.changes[*made].after = content;
        }
        self.made.clear();
    }

    /// Takes away what stands at a place; what is numbered after it moves up.
    fn delete(&mut self, pointer: &Pointer, order: &Order<'_>) -> Result<(), Finding> {
        let before = value_at(&self.declaration, pointer);
        let change = Change { after: None, before, kind: ChangeKind::Removed, pointer: pointer.clone(), reason: None };
        self.record(order, change)?;
        let Some(first) = pointer.steps().last().and_then(|step| step.place) else { return Ok(()) };
        let parent = head(pointer, pointer.steps().len() - 1);
        let id = pointer.steps().last().map_or("", |step| step.id.as_str());
        for next in first.. {
            let here = parent.clone().child(id, Some(next));
            let Some(old) = self.number_at(&here) else { break };
            if old != next + 1 {
                continue;
            }
            let change = Change {
                before: Some(Value::from(old)),
                after: Some(Value::from(next)),
                kind: ChangeKind::Changed,
                pointer: here.child(SEQUENCE_TAG, None),
                reason: None,
            };
            change.apply(&mut self.declaration).map_err(|_| order.refuse("TG3201", "amendment.pointer"))?;
            self.changes.push(change);
        }
        Ok(())
    }

    fn number_at(&self, pointer: &Pointer) -> Option<u32> {
        match pointer.find(&self.declaration).ok()? {
            declaration::node::View::One(node) => node.and_then(number),
            _ => None,
        }
    }
}

/// For each item after some changes, its place before them, counted from 1; none for an item that is new. A
/// shipment that was replaced as a whole keeps the places of its items.
pub fn item_places<'a>(count: usize, changes: impl IntoIterator<Item = &'a Change>) -> Vec<Option<u32>> {
    let numbered = |count: usize| (1..=u32::try_from(count).unwrap_or(u32::MAX)).map(Some);
    let mut places: Vec<Option<u32>> = numbered(count).collect();
    for change in changes {
        let place = change.pointer.steps().last().and_then(|step| step.place).map_or(0, |place| place as usize);
        match (plain(&change.pointer).as_str(), change.kind) {
            ("42A/67A", _) => {
                let items =
                    change.after.as_ref().and_then(|after| after.get("governmentAgencyGoodsItem")).and_then(Value::as_array);
                let kept = places.len();
                let new = items.map_or(0, Vec::len);
                places = numbered(new).enumerate().map(|(index, place)| place.filter(|_| index < kept)).collect();
            }
            ("42A/67A/68A", ChangeKind::Added) => places.insert(place.saturating_sub(1).min(places.len()), None),
            ("42A/67A/68A", ChangeKind::Removed) if (1..=places.len()).contains(&place) => drop(places.remove(place - 1)),
            _ => {}
        }
    }
    places
}
