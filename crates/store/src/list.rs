//! This module decides how cases are listed: newest first, filtered, a page at a time from where the last
//! page ended.

use uuid::Uuid;

use crate::error::Error;
use crate::queue::literal;
use crate::read::{Actor, Case, Sees, case};
use crate::sql::{Text, Value};
use crate::store::Store;

/// Cases in one page: more than a screen, less than a hundred kilobytes.
pub const PAGE_MAX: u32 = 200;

/// Which cases; every part that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// State.
    pub status: Option<String>,
    /// Outcome of the last decision.
    pub outcome: Option<String>,
    /// Lane of the last decision.
    pub lane: Option<String>,
    /// Who has to take the next step.
    pub assignee: Option<String>,
    /// The next step.
    pub next_step: Option<String>,
    /// Only with a goods code that begins so.
    pub goods: Option<String>,
    /// Only what was received at or after, UTC microseconds.
    pub received_from: Option<i64>,
    /// Only what was received before, UTC microseconds.
    pub received_to: Option<i64>,
    /// Part of the LRN, MRN, DUCR, declarant or goods codes, in any case.
    pub text: Option<String>,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When its last case was received, UTC microseconds.
    pub received_at: i64,
    /// Its last case.
    pub case_id: Uuid,
}

/// Which page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Where the page before ended; none for the first.
    pub after: Option<Cursor>,
    /// How many cases, at most [`PAGE_MAX`].
    pub limit: u32,
}

impl Case {
    /// The cursor of a page that ends with this case.
    pub fn cursor(&self) -> Cursor {
        Cursor { received_at: self.row.received_at, case_id: self.case_id }
    }
}

impl Store {
    /// Cases that the reader sees, newest first. A case that is received while pages are read shows up on
    /// none of the later ones; none is shown twice.
    ///
    /// # Errors
    /// The database failed.
    pub async fn cases(&self, actor: &Actor, filter: &Filter, page: Page) -> Result<Vec<Case>, Error> {
        let pattern = filter.text.as_deref().map(pattern);
        // Each code stands after a space, so a prefix begins there.
        let goods = filter.goods.as_deref().map(|goods| format!("% {}%", literal(goods)));
        let (text, values) = compose(actor, filter, pattern.as_deref(), goods.as_deref(), page);
        self.many("cases", text, &values, case).await
    }
}

const COLUMNS: &str = "SELECT case_id, version, owner, lrn, mrn, ducr, declaration_type, status, outcome, lane, legal_date, received_at, \
    updated_at, item_count, payable, currency, goods_codes, declarant, due_at, next_step, assignee FROM cases WHERE administration_id = $1";

/// The statement for a filter and its values. Conditions are left out, rather than made to hold always, so
/// that each combination gets its own plan over the right index.
fn compose<'a>(
    actor: &Actor,
    filter: &'a Filter,
    pattern: Option<&'a str>,
    goods: Option<&'a str>,
    page: Page,
) -> (Text, Vec<Value<'a>>) {
    let mut text = COLUMNS.to_owned();
    let mut values: Vec<Value<'a>> = vec![actor.administration.into()];
    let mut and = |values: &mut Vec<Value<'a>>, condition: &'static str, value: Value<'a>| {
        values.push(value);
        text.push_str(" AND ");
        text.push_str(&condition.replace('?', &format!("${}", values.len())));
    };
    if actor.sees == Sees::Own {
        and(&mut values, "owner = ?", actor.client.into());
    }
    let equal = [
        ("status = ?", &filter.status),
        ("outcome = ?", &filter.outcome),
        ("lane = ?", &filter.lane),
        ("assignee = ?", &filter.assignee),
        ("next_step = ?", &filter.next_step),
    ];
    for (condition, value) in equal {
        if let Some(value) = value {
            and(&mut values, condition, value.into());
        }
    }
    if let Some(pattern) = pattern {
        and(&mut values, r"search LIKE ? ESCAPE '\'", pattern.into());
    }
    if let Some(goods) = goods {
        and(&mut values, r"(' ' || goods_codes) LIKE ? ESCAPE '\'", goods.into());
    }
    if let Some(from) = filter.received_from {
        and(&mut values, "received_at >= ?", from.into());
    }
    if let Some(to) = filter.received_to {
        and(&mut values, "received_at < ?", to.into());
    }
    if let Some(after) = page.after {
        and(&mut values, "(received_at, case_id) < (?, ", after.received_at.into());
        values.push(after.case_id.into());
        text.push_str(&format!("${})", values.len()));
    }
    values.push(page.limit.min(PAGE_MAX).into());
    text.push_str(&format!(" ORDER BY received_at DESC, case_id DESC LIMIT ${}", values.len()));
    (Text(text.into()), values)
}

/// A pattern that finds the text anywhere, its own wildcards taken literally.
pub(crate) fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for character in text.to_lowercase().chars().filter(|character| *character != '\0') {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

/// The statements of all filters, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_text() -> Vec<Text> {
    let some = |bit: u32| move |mask: u32| (mask & bit != 0).then(String::new);
    (0..1 << 9)
        .map(|mask| {
            let filter = Filter {
                status: some(1)(mask),
                outcome: some(2)(mask),
                lane: some(4)(mask),
                assignee: some(8)(mask),
                next_step: some(8)(mask),
                goods: some(128)(mask),
                received_from: (mask & 256 != 0).then_some(0),
                received_to: (mask & 256 != 0).then_some(0),
                text: some(16)(mask),
            };
            let sees = if mask & 32 == 0 { Sees::Everything } else { Sees::Own };
            let after = (mask & 64 != 0).then_some(Cursor { received_at: 0, case_id: Uuid::nil() });
            let actor = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees };
            compose(&actor, &filter, filter.text.as_deref(), filter.goods.as_deref(), Page { after, limit: 1 }).0
        })
        .collect()
}
