//! This module decides how cases are listed: newest first, filtered, a page at a time from where the last
//! page ended.

use uuid::Uuid;

use crate::cockpit::OWING;
use crate::error::Error;
use crate::queue::{Growing, literal};
use crate::read::{Actor, Case, Sees, case};
use crate::sql::Text;
use crate::store::Store;
use crate::study::IRREGULAR;

/// Cases in one page: more than a screen, less than a hundred kilobytes.
pub const PAGE_MAX: u32 = 200;

/// Which of the examined cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExaminedCases {
    /// All of them.
    Any,
    /// Those in which something was found.
    Irregular,
}

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
    /// Only with a first goods code of this chapter.
    pub chapter: Option<String>,
    /// Only with goods codes all of which are of this chapter.
    pub only_chapter: Option<String>,
    /// Only with a first item of this origin.
    pub origin: Option<String>,
    /// Only with goods at this place.
    pub place: Option<String>,
    /// Only those that owe tax of this type.
    pub tax: Option<String>,
    /// Only those whose tax is owed: a declaration that was refused owes none.
    pub is_owing: bool,
    /// Only examined ones.
    pub examined: Option<ExaminedCases>,
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
        let patterns = Patterns::of(filter);
        let grown = compose(actor, filter, &patterns, page);
        self.many("cases", Text(grown.text.into()), &grown.values, case).await
    }
}

const COLUMNS: &str = "SELECT case_id, version, owner, lrn, mrn, ducr, declaration_type, status, outcome, lane, legal_date, received_at, \
    updated_at, item_count, payable, currency, goods_codes, declarant, due_at, next_step, assignee, taxes FROM cases WHERE administration_id = $1";
/// What chose a case and what was found in it.
const SELECTED: &str =
    "EXISTS (SELECT 1 FROM selections s WHERE s.administration_id = cases.administration_id AND s.case_id = cases.case_id";

/// The patterns of a filter, kept as long as the statement's values.
struct Patterns {
    text: Option<String>,
    goods: Option<String>,
    tax: Option<String>,
}

impl Patterns {
    fn of(filter: &Filter) -> Self {
        Self {
            text: filter.text.as_deref().map(pattern),
            // Each code stands after a space, so a prefix begins there.
            goods: filter.goods.as_deref().map(|goods| format!("% {}%", literal(goods))),
            tax: filter.tax.as_deref().map(|tax| format!("% {}=%", literal(tax))),
        }
    }
}

/// The statement for a filter. Conditions are left out, rather than made to hold always, so that each combination gets its
/// own plan over the right index.
fn compose<'a>(actor: &Actor, filter: &'a Filter, patterns: &'a Patterns, page: Page) -> Growing<'a> {
    let mut grown = Growing { text: COLUMNS.to_owned(), values: vec![actor.administration.into()] };
    if actor.sees == Sees::Own {
        grown.and("owner = ?", actor.client);
    }
    let equal = [
        ("status = ?", &filter.status),
        ("outcome = ?", &filter.outcome),
        ("lane = ?", &filter.lane),
        ("assignee = ?", &filter.assignee),
        ("next_step = ?", &filter.next_step),
        ("substr(goods_codes, 1, 2) = ?", &filter.chapter),
        // Where each code stands after a space, nothing but spaces of others is left once those of the chapter are taken out.
        ("goods_codes <> '' AND replace(' ' || goods_codes, ' ' || ?, '') NOT LIKE '% %'", &filter.only_chapter),
    ];
    let like = [
        (r"search LIKE ? ESCAPE '\'", &patterns.text),
        (r"(' ' || goods_codes) LIKE ? ESCAPE '\'", &patterns.goods),
        (r"(' ' || taxes) LIKE ? ESCAPE '\'", &patterns.tax),
    ];
    for (condition, value) in equal.into_iter().chain(like) {
        if let Some(value) = value {
            grown.and(condition, value);
        }
    }
    let selected = [("s.origin = ?", &filter.origin), ("s.place = ?", &filter.place)];
    for (condition, value) in selected {
        if let Some(value) = value {
            grown.and(&format!("{SELECTED} AND {condition})"), value);
        }
    }
    if filter.is_owing {
        grown.text.push_str(&format!(" AND {OWING}"));
    }
    match filter.examined {
        Some(ExaminedCases::Any) => grown.text.push_str(&format!(" AND {SELECTED} AND s.result IS NOT NULL)")),
        Some(ExaminedCases::Irregular) => grown.text.push_str(&format!(" AND {SELECTED} AND s.result IN ({IRREGULAR}))")),
        None => {}
    }
    if let Some(from) = filter.received_from {
        grown.and("received_at >= ?", from);
    }
    if let Some(to) = filter.received_to {
        grown.and("received_at < ?", to);
    }
    if let Some(after) = page.after {
        let case = grown.value(after.case_id);
        grown.and(&format!("(received_at, case_id) < (?, {case})"), after.received_at);
    }
    let limit = grown.value(page.limit.min(PAGE_MAX));
    grown.text.push_str(&format!(" ORDER BY received_at DESC, case_id DESC LIMIT {limit}"));
    grown
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
    (0..1 << 10)
        .map(|mask| {
            let filter = Filter {
                status: some(1)(mask),
                outcome: some(2)(mask),
                lane: some(4)(mask),
                assignee: some(8)(mask),
                next_step: some(8)(mask),
                goods: some(128)(mask),
                chapter: some(512)(mask),
                only_chapter: some(512)(mask),
                origin: some(512)(mask),
                place: some(512)(mask),
                tax: some(512)(mask),
                is_owing: mask & 512 != 0,
                examined: match mask & (512 + 128) {
                    512 => Some(ExaminedCases::Any),
                    640 => Some(ExaminedCases::Irregular),
                    _ => None,
                },
                received_from: (mask & 256 != 0).then_some(0),
                received_to: (mask & 256 != 0).then_some(0),
                text: some(16)(mask),
            };
            let sees = if mask & 32 == 0 { Sees::Everything } else { Sees::Own };
            let after = (mask & 64 != 0).then_some(Cursor { received_at: 0, case_id: Uuid::nil() });
            let actor = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees };
            Text(compose(&actor, &filter, &Patterns::of(&filter), Page { after, limit: 1 }).text.into())
        })
        .collect()
}
