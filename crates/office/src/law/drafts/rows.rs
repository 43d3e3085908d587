//! This module decides how one rule of a draft is written: its row, what its finding says, and what the compiler of packs says
//! of both while somebody types.

use std::collections::BTreeMap;

use editions::table::{Table, TableRow, empty};
use jiff::ToSpan;
use jiff::civil::Date;
use rules::{COLUMNS, RuleSet, TEXT_COLUMNS, TEXTS_FILE, Texts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::DraftView;
use super::{Opened, column};
use crate::cell::{CellProblem, LANGUAGES};
use crate::denial::{Denial, TEXT_CHARACTERS_MAX, text_maybe};
use crate::{Caller, Office, OfficeError};

/// The table of sources.
pub(super) const SOURCES_FILE: &str = "sources.csv";

macro_rules! rule_row {
    ($($(#[doc = $doc:literal])+ $name:ident),* $(,)?) => {
        /// A row of a table of rules, cell by cell as it is written.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        pub struct RuleRow {
            $($(#[doc = $doc])+ #[serde(default)] pub $name: String,)*
        }

        impl RuleRow {
            pub(super) fn of(cells: &BTreeMap<String, String>) -> Self {
                let get = |column: &str| cells.get(column).cloned().unwrap_or_default();
                Self { $($name: get(stringify!($name)),)* }
            }

            pub(super) fn cells(&self) -> BTreeMap<String, String> {
                BTreeMap::from([$((stringify!($name).to_owned(), self.$name.trim().to_owned()),)*])
            }
        }
    };
}

rule_row! {
    /// Its id, unique on each day.
    rule,
    /// The code of its finding.
    code,
    /// `error`, `warning` or `information`.
    severity,
    /// Types of declaration; all when empty.
    declaration_types,
    /// Requested procedures; all when empty.
    requested_procedures,
    /// Goods; all when empty.
    goods,
    /// Document codes; all when empty.
    documents,
    /// What it runs over: nothing for the declaration, `item`, or a list with a name.
    for_each,
    /// When it applies, as CEL; always when empty.
    when,
    /// What must then hold, as CEL.
    must,
    /// The place of its finding.
    pointer,
    /// What its text mentions: `name=expression`, parted by semicolons.
    arguments,
    /// The first day on which it holds.
    valid_from,
    /// The last; none when empty.
    valid_to,
    /// Where it comes from.
    source,
}

/// What a finding says in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleText {
    /// What is wrong.
    pub text: String,
    /// What to do.
    pub mend: String,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RuleAct {
    /// It stands in the place of the row of the line; of a new one when there is no line.
    Put,
    /// It follows the row of the line, which ends the day before.
    Follow,
    /// The row of the line is taken away.
    Drop,
}

/// A change of a rule.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RuleEdit {
    /// What becomes of the row.
    pub act: RuleAct,
    /// The table, such as `rules/format.csv`.
    pub table: String,
    /// The line of the row that is changed; none for a new one.
    pub line: Option<u64>,
    /// The row.
    #[serde(default)]
    pub says: RuleRow,
    /// What its finding says, by language; what it says now when left out.
    #[serde(default)]
    pub told: BTreeMap<String, RuleText>,
}

impl Office {
    /// What the compiler says of a change of a rule, while somebody writes it; nothing is kept.
    ///
    /// # Errors
    /// There is no such draft, table or row, or the store failed.
    pub async fn check_rule(&self, draft: Uuid, edit: &RuleEdit) -> Result<Vec<CellProblem>, OfficeError> {
        let mut opened = self.open_draft(draft).await?;
        let mut problems = following(&opened, edit)?;
        apply(&mut opened, edit)?;
        if edit.act != RuleAct::Drop {
            problems.extend(check(&opened, edit));
        }
        Ok(problems)
    }

    /// Changes a rule of a draft at the version that was seen. What does not compile is kept too: the draft says so until
    /// it is mended.
    ///
    /// # Errors
    /// There is no such draft, table or row, a cell cannot be kept, somebody was quicker, or the store failed.
    pub async fn change_rule(
        &self,
        caller: &Caller,
        (draft, version): (Uuid, u32),
        edit: &RuleEdit,
    ) -> Result<DraftView, OfficeError> {
        let mut opened = self.seen_draft(draft, version).await?;
        let problems = following(&opened, edit)?;
        if !problems.is_empty() {
            return Err(Denial::Cells { problems }.into());
        }
        apply(&mut opened, edit)?;
        self.keep_draft(caller, opened).await
    }
}

/// Why a row cannot follow another: there would be days on which neither or both hold.
fn following(opened: &Opened, edit: &RuleEdit) -> Result<Vec<CellProblem>, Denial> {
    if edit.act != RuleAct::Follow {
        return Ok(Vec::new());
    }
    let table = table(opened, edit)?;
    let row = row(&table, edit)?.ok_or(Denial::NotFound)?;
    let day = |cell: Option<&String>| cell.and_then(|cell| cell.parse::<Date>().ok());
    let (from, to) = (day(row.cells.get("valid_from")), day(row.cells.get("valid_to")));
    let Ok(begins) = edit.says.valid_from.trim().parse::<Date>() else { return Ok(Vec::new()) };
    let is_within = from.is_none_or(|from| from < begins) && to.is_none_or(|to| begins <= to);
    Ok(if is_within {
        Vec::new()
    } else {
        vec![CellProblem::new(
            "valid_from",
            ["the new row must begin after the old one begins, while it still holds", "新行须在原行生效之后、失效之前开始"],
            ["choose a day between, or put the row in the place of the old one", "请选择其间的日期，或直接替换原行"],
        )]
    })
}

fn table<'a>(opened: &'a Opened, edit: &RuleEdit) -> Result<Table<'a>, Denial> {
    let unknown = Denial::Invalid { field: "table", reason: "unknown" };
    opened.rule_tables().find(|(path, _)| *path == edit.table).map(|(_, text)| Table::of(text)).ok_or(unknown)
}

fn row<'a>(table: &'a Table<'_>, edit: &RuleEdit) -> Result<Option<&'a TableRow>, Denial> {
    match edit.line {
        Some(line) => table.at(line).map(Some).ok_or(Denial::Invalid { field: "line", reason: "unknown" }),
        None => Ok(None),
    }
}

/// Writes the change into the tables.
fn apply(opened: &mut Opened, edit: &RuleEdit) -> Result<(), Denial> {
    let cells = edit.says.cells();
    for cell in cells.values() {
        text_maybe("says", cell, TEXT_CHARACTERS_MAX)?;
    }
    let table = table(opened, edit)?;
    let text = match (edit.act, row(&table, edit)?) {
        (RuleAct::Put, None) => table.with(&cells),
        (RuleAct::Put, Some(row)) => table.replaced(row, &[cells]),
        (RuleAct::Drop, Some(row)) => table.replaced(row, &[]),
        (RuleAct::Follow, Some(row)) => {
            let begins = edit.says.valid_from.trim().parse::<Date>();
            let mut old = row.cells.clone();
            if let Ok(day) = begins {
                old.insert("valid_to".to_owned(), day.saturating_sub(1.day()).to_string());
            }
            table.replaced(row, &[old, cells])
        }
        (RuleAct::Drop | RuleAct::Follow, None) => return Err(Denial::Invalid { field: "line", reason: "empty" }),
    };
    opened.put(&edit.table, Some(text));
    if edit.act != RuleAct::Drop && !edit.told.is_empty() {
        tell(opened, edit)?;
    }
    Ok(())
}

/// Under which key the finding of a rule is told: its own, or that of its code.
pub(super) fn text_key<'a>(texts: &Table<'_>, code: &'a str, rule: &'a str) -> (&'a str, &'a str) {
    let has_own = texts.rows().iter().any(|row| is_told_under(row, (code, rule)));
    if has_own { (code, rule) } else { (code, "") }
}

pub(super) fn is_told_under(row: &TableRow, (code, rule): (&str, &str)) -> bool {
    let is = |column: &str, wanted: &str| row.cells.get(column).is_some_and(|cell| cell == wanted);
    is("code", code) && is("rule", rule)
}

/// Writes what the finding says where it is told now; a code that nobody told yet gets rows of its own.
fn tell(opened: &mut Opened, edit: &RuleEdit) -> Result<(), Denial> {
    let (code, rule) = (edit.says.code.trim(), edit.says.rule.trim());
    for (language, told) in &edit.told {
        if !LANGUAGES.contains(&language.as_str()) {
            return Err(Denial::Invalid { field: "told", reason: "unknown" });
        }
        let [said, mend] = [&told.text, &told.mend].map(|said| text_maybe("told", said, TEXT_CHARACTERS_MAX));
        let (said, mend) = (said?, mend?);
        let before = opened.text(TEXTS_FILE).map_or_else(|| empty(&TEXT_COLUMNS), str::to_owned);
        let texts = Table::of(&before);
        let key = text_key(&texts, code, rule);
        let has_language = |row: &&TableRow| row.cells.get("language").is_some_and(|cell| cell == language);
        let found = texts.rows().iter().find(|row| is_told_under(row, key) && has_language(row));
        let cells = [("code", key.0), ("rule", key.1), ("language", language), ("text", &said), ("mend", &mend)];
        let cells = cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).into();
        let after = match found {
            Some(row) => texts.replaced(row, &[cells]),
            None if said.is_empty() && mend.is_empty() => continue,
            None => texts.with(&cells),
        };
        opened.put(TEXTS_FILE, Some(after));
    }
    Ok(())
}

/// What the compiler says of a row that is written into the tables.
fn check(opened: &Opened, edit: &RuleEdit) -> Vec<CellProblem> {
    let row = edit.says.cells();
    let compiled = rules::compile(&[(edit.table.clone(), Table::of(&empty(&COLUMNS)).with(&row))]);
    let mut problems = Vec::new();
    match compiled {
        Ok(set) => problems.extend(texts(opened, edit, &set)),
        Err(found) => problems.extend(found.iter().map(CellProblem::from)),
    }
    problems.extend(stands_already(opened, edit));
    let source = edit.says.source.trim();
    if !source.is_empty() && !column(opened.text(SOURCES_FILE).unwrap_or_default(), "id").iter().any(|known| known == source) {
        problems.push(CellProblem::new(
            "source",
            [&format!("`{source}` is not in sources.csv"), &format!("sources.csv 中没有“{source}”")],
            ["choose one of the sources of the pack", "请从法规包的来源中选择"],
        ));
    }
    problems
}

/// Another row of the same id that has one of its days.
fn stands_already(opened: &Opened, edit: &RuleEdit) -> Option<CellProblem> {
    let says = &edit.says;
    let day = |cell: &str| cell.trim().parse::<Date>().ok();
    let days = |from: &str, to: &str| (day(from).unwrap_or(Date::MIN), day(to).unwrap_or(Date::MAX));
    let (from, to) = days(&says.valid_from, &says.valid_to);
    let mut found = opened.rule_tables().flat_map(|(path, text)| {
        let rows = Table::of(text).rows().to_vec();
        rows.into_iter().map(move |row| (path, row.line, RuleRow::of(&row.cells)))
    });
    // The row itself stands there too, once.
    let mut is_itself_seen = false;
    let other = found.find(|(path, _, row)| {
        let is_itself = !is_itself_seen && *path == edit.table && row.cells() == says.cells();
        is_itself_seen |= is_itself;
        let (begins, ends) = days(&row.valid_from, &row.valid_to);
        !is_itself && !row.rule.is_empty() && row.rule == says.rule.trim() && begins <= to && from <= ends
    });
    let (path, line, _) = other?;
    let rule = says.rule.trim();
    Some(CellProblem::new(
        "rule",
        [&format!("rule `{rule}` stands already in {path}:{line}"), &format!("规则“{rule}”已在 {path} 第 {line} 行")],
        ["give each rule its own id, or end the earlier row before this one begins", "请另取编号，或使原行在本行生效前失效"],
    ))
}

/// What is wrong with the sentences of the finding.
fn texts(opened: &Opened, edit: &RuleEdit, set: &RuleSet) -> Vec<CellProblem> {
    let whole = opened.text(TEXTS_FILE).unwrap_or_default();
    let table = Table::of(whole);
    let key = text_key(&table, edit.says.code.trim(), edit.says.rule.trim());
    let rows: Vec<&TableRow> = table.rows().iter().filter(|row| is_told_under(row, key)).collect();
    let mut text = empty(&TEXT_COLUMNS);
    for row in &rows {
        text = Table::of(&text).with(&row.cells);
    }
    // The header is line 1.
    let place = |problem: &rules::Problem| {
        let row = usize::try_from(problem.line).ok().and_then(|line| rows.get(line.checked_sub(2)?));
        let language = row.and_then(|row| row.cells.get("language")).map_or("", String::as_str);
        if language.is_empty() { "told".to_owned() } else { format!("told.{language}.{}", problem.cell) }
    };
    let found = match Texts::compile(&text) {
        Ok(texts) => texts.check(set),
        Err(problems) => problems,
    };
    found.iter().map(|problem| CellProblem { field: place(problem), ..CellProblem::from(problem) }).collect()
}

/// What the finding of a rule says now, in our languages.
pub(super) fn told(texts: &Table<'_>, says: &RuleRow) -> BTreeMap<String, RuleText> {
    let key = text_key(texts, &says.code, &says.rule);
    let rows = texts.rows().iter().filter(|row| is_told_under(row, key));
    let told = rows.filter_map(|row| {
        let get = |column: &str| row.cells.get(column).cloned();
        Some((get("language")?, RuleText { text: get("text")?, mend: get("mend")? }))
    });
    told.filter(|(language, _)| LANGUAGES.contains(&language.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_columns_of_the_compiler() {
        let cells = RuleRow::default().cells();
        assert_eq!(cells.len(), COLUMNS.len());
        assert!(COLUMNS.iter().all(|column| cells.contains_key(*column)));
    }
}
