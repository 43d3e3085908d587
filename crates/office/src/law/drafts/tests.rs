//! This module decides how the tests of a draft are written and run: with the rules as they are to be, beside each what came
//! instead. The declaration of a case becomes a test without the names and numbers of its parties.

use std::collections::BTreeMap;

use clearance::Law;
use declaration::{Finding, LanguageMap, Severity};
use editions::table::{Table, TableRow, empty};
use editions::{Files, TEST_COLUMNS, TESTS_FILE, TESTS_FOLDER, TestProblem, TestResult, read_test, run_tests};
use permissions::Permission;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::DraftView;
use super::{Opened, unnamed};
use crate::cell::CellProblem;
use crate::denial::{Denial, NAME_CHARACTERS_MAX, TEXT_CHARACTERS_MAX, text, text_maybe};
use crate::{Caller, Office, OfficeError};

/// Tests of one draft: they run while somebody waits.
const DRAFT_TESTS_MAX: usize = 200;
/// Bytes of the declaration of a test: some hundred goods items.
const DECLARATION_BYTES_MAX: usize = 512 << 10;
/// Cases that have a reference in their search words.
const FOUND_MAX: u32 = 20;

/// A test of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DraftTest {
    /// Its name.
    pub test: String,
    /// The line of its row.
    pub line: u64,
    /// The legal date.
    pub date: String,
    /// What must be found: `CODE` or `CODE@PLACE`, parted by spaces.
    pub finds: String,
    /// What must not.
    pub finds_not: String,
}

impl DraftTest {
    pub(super) fn of(row: &TableRow) -> Self {
        let get = |column: &str| row.cells.get(column).cloned().unwrap_or_default();
        Self { test: get("test"), line: row.line, date: get("date"), finds: get("finds"), finds_not: get("finds_not") }
    }
}

/// A test as somebody writes it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TestEdit {
    /// The name of the test that is changed; a new one when left out.
    pub was: Option<String>,
    /// Its name: small letters, digits and `-`, at most 25.
    pub test: String,
    /// The legal date.
    pub date: String,
    /// What must be found: `CODE` or `CODE@PLACE`, parted by spaces.
    #[serde(default)]
    pub finds: String,
    /// What must not.
    #[serde(default)]
    pub finds_not: String,
    /// A message of one declaration, in any form; as it was when left out.
    pub declaration: Option<String>,
}

/// The declaration of a case, for a test.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FromCase {
    /// The case.
    pub case: Uuid,
    /// Its legal date.
    pub date: String,
    /// Its declaration (JSON), without the names, addresses and numbers of its parties.
    pub declaration: String,
}

/// A finding of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundView {
    /// Its code.
    pub code: String,
    /// Its place.
    pub pointer: String,
    /// The place in words that follow the JSON form.
    pub path: String,
    /// The rule that spoke.
    pub rule: String,
    /// How grave it is.
    #[schema(value_type = String)]
    pub severity: Severity,
    /// What it says, by language.
    #[schema(value_type = BTreeMap<String, String>)]
    pub text: LanguageMap,
}

/// How a test went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RanTest {
    /// Its name.
    pub test: String,
    /// Whether all is as expected.
    pub has_passed: bool,
    /// What must be found and is not.
    pub missing: Vec<String>,
    /// What must not be found and is.
    pub unwanted: Vec<FoundView>,
    /// All that is found.
    pub found: Vec<FoundView>,
    /// What keeps it from being run.
    pub problems: Vec<CellProblem>,
}

/// A place of a draft that does not compile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DraftProblem {
    /// The table.
    pub table: String,
    /// The line of the row; 0 for the table.
    pub line: u64,
    /// The column.
    pub field: String,
    /// The character in the cell, from 1; 0 for all of it.
    pub column: usize,
    /// What is wrong, by language.
    #[schema(value_type = BTreeMap<String, String>)]
    pub message: LanguageMap,
    /// What to do, by language.
    #[schema(value_type = BTreeMap<String, String>)]
    pub mend: LanguageMap,
}

impl DraftProblem {
    fn of(problem: &rules::Problem) -> Self {
        let CellProblem { field, column, message, mend } = CellProblem::from(problem);
        Self { table: problem.file.clone(), line: problem.line, field, column, message, mend }
    }

    /// It in one line, as `reference check` says it.
    pub(super) fn line(&self) -> String {
        let character = if self.column > 0 { format!(", character {}", self.column) } else { String::new() };
        let (message, mend) = (self.message.get(&["en"]), self.mend.get(&["en"]));
        format!("{}:{}: {}{character}: {message}; {mend}", self.table, self.line, self.field)
    }
}

/// What the compiler and the tests say of a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RanView {
    /// The version of the draft that was run.
    pub version: u32,
    /// What does not compile; no test is run while there is anything.
    pub problems: Vec<DraftProblem>,
    /// The tests.
    pub tests: Vec<RanTest>,
}

impl Office {
    /// Compiles the rules of a draft and runs its tests, beside the threads that answer.
    ///
    /// # Errors
    /// There is no such draft, or the store failed.
    pub async fn run_draft(&self, draft: Uuid) -> Result<RanView, OfficeError> {
        let opened = self.open_draft(draft).await?;
        self.run_opened(&opened).await
    }

    pub(super) async fn run_opened(&self, opened: &Opened) -> Result<RanView, OfficeError> {
        let law = self.load(&opened.card.edition).await?;
        let (version, files) = (opened.card.version, opened.files());
        let ran = tokio::task::spawn_blocking(move || ran(&law, &files, version)).await;
        ran.map_err(|_| OfficeError::Contended)
    }

    /// Writes a test of a draft at the version that was seen.
    ///
    /// # Errors
    /// A cell or the declaration cannot be understood, there is no such draft, somebody was quicker, or the store failed.
    pub async fn change_test(
        &self,
        caller: &Caller,
        (draft, version): (Uuid, u32),
        edit: &TestEdit,
    ) -> Result<DraftView, OfficeError> {
        let mut opened = self.seen_draft(draft, version).await?;
        write(&mut opened, edit)?;
        self.keep_draft(caller, opened).await
    }

    /// Takes a test out of a draft at the version that was seen.
    ///
    /// # Errors
    /// There is no such draft or test, somebody was quicker, or the store failed.
    pub async fn drop_test(&self, caller: &Caller, (draft, version): (Uuid, u32), test: &str) -> Result<DraftView, OfficeError> {
        let mut opened = self.seen_draft(draft, version).await?;
        take_out(&mut opened, test)?;
        self.keep_draft(caller, opened).await
    }

    /// The message that a test of a draft holds.
    ///
    /// # Errors
    /// There is no such draft or test, or the store failed.
    pub async fn test_declaration(&self, draft: Uuid, test: &str) -> Result<String, OfficeError> {
        let opened = self.open_draft(draft).await?;
        let table = Table::of(opened.text(TESTS_FILE).unwrap_or_default());
        let row = table.rows().iter().find(|row| is_named(row, test)).ok_or(Denial::NotFound)?;
        let file = file_of(row);
        Ok(opened.text(&file).ok_or(Denial::NotFound)?.to_owned())
    }

    /// The declaration of a case that the caller may read, by its MRN or its reference, for a test.
    ///
    /// # Errors
    /// There is no such case that the caller may read, or the store failed.
    pub async fn test_from_case(&self, caller: &Caller, reference: &str) -> Result<FromCase, OfficeError> {
        let reference = text("reference", reference, NAME_CHARACTERS_MAX)?;
        let found = self.search(caller, &reference, store::Page { after: None, limit: FOUND_MAX }).await?;
        let is_it = |case: &&store::Case| {
            !caller.is_related(case.row.owner) && (case.row.mrn.as_deref() == Some(&reference) || case.row.lrn == reference)
        };
        let case = found.iter().find(is_it).ok_or(Denial::NotFound)?;
        self.allowed(caller, case.case_id, Permission::ReadCase).await?;
        let dossier = self.dossier(&caller.everything(), case.case_id).await?.ok_or(Denial::NotFound)?;
        self.audit(caller.id, "law.case_taken", "done", &case.case_id.to_string(), &reference, false).await;
        let declaration = unnamed::unnamed(&messages::json::write(&dossier.declaration)).map_err(OfficeError::Kept)?;
        Ok(FromCase { case: case.case_id, date: dossier.record.facts.legal_date.to_string(), declaration })
    }
}

fn ran(law: &Law, files: &Files, version: u32) -> RanView {
    let changed = match law.with_rules(files) {
        Ok(changed) => changed,
        Err(problems) => {
            return RanView { version, problems: problems.iter().map(DraftProblem::of).collect(), tests: Vec::new() };
        }
    };
    // What was told insufficiently before is not laid at the door of who changes another rule.
    let before = law.texts().check(law.rules());
    let now = changed.texts().check(changed.rules());
    let problems = now.iter().filter(|problem| !before.contains(problem)).map(DraftProblem::of).collect();
    let tests = run_tests(&changed, files).iter().map(|result| shown(&changed, result)).collect();
    RanView { version, problems, tests }
}

fn shown(law: &Law, result: &TestResult) -> RanTest {
    let found = |finding: &Finding| {
        let (text, _) = law.render(finding);
        FoundView {
            code: finding.code.clone(),
            pointer: finding.pointer.to_string(),
            path: finding.pointer.path(),
            rule: finding.rule.clone(),
            severity: finding.severity,
            text,
        }
    };
    RanTest {
        test: result.name.clone(),
        has_passed: result.has_passed(),
        missing: result.missing.iter().map(ToString::to_string).collect(),
        unwanted: result.unwanted.iter().map(found).collect(),
        found: result.found.iter().map(found).collect(),
        problems: result.problems.iter().map(of_cell).collect(),
    }
}

fn of_cell(problem: &TestProblem) -> CellProblem {
    let (message, mend) = (problem.message.clone(), problem.mend.clone());
    CellProblem { field: problem.column.to_owned(), column: 0, message, mend }
}

fn is_named(row: &TableRow, test: &str) -> bool {
    row.cells.get("test").is_some_and(|name| name == test)
}

fn file_of(row: &TableRow) -> String {
    format!("{TESTS_FOLDER}{}", row.cells.get("declaration").map_or("", String::as_str))
}

fn write(opened: &mut Opened, edit: &TestEdit) -> Result<(), Denial> {
    let [name, date, finds, finds_not] = [&edit.test, &edit.date, &edit.finds, &edit.finds_not].map(|cell| {
        let cell = text_maybe("test", cell, TEXT_CHARACTERS_MAX)?;
        Ok::<_, Denial>(cell.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let (name, date, finds, finds_not) = (name?, date?, finds?, finds_not?);
    let before = opened.text(TESTS_FILE).map_or_else(|| empty(&TEST_COLUMNS), str::to_owned);
    let table = Table::of(&before);
    let was = edit.was.as_deref();
    let old = table.rows().iter().find(|row| was.is_some_and(|was| is_named(row, was)));
    if was.is_some() && old.is_none() {
        return Err(Denial::NotFound);
    }
    if table.rows().len() >= DRAFT_TESTS_MAX && old.is_none() {
        return Err(Denial::Invalid { field: "test", reason: "too_many" });
    }
    if was != Some(name.as_str()) && table.rows().iter().any(|row| is_named(row, &name)) {
        return Err(Denial::Taken);
    }
    let old_file = old.map(file_of);
    let declaration = match &edit.declaration {
        Some(message) if message.len() > DECLARATION_BYTES_MAX => {
            return Err(Denial::Invalid { field: "declaration", reason: "too_long" });
        }
        Some(message) => tidied(message),
        None => old_file.as_deref().and_then(|file| opened.text(file)).unwrap_or_default().to_owned(),
    };
    let file = format!("{name}.json");
    let cells = [("test", &name), ("declaration", &file), ("date", &date), ("finds", &finds), ("finds_not", &finds_not)];
    let cells: BTreeMap<String, String> = cells.map(|(column, cell)| (column.to_owned(), cell.clone())).into();
    let path = format!("{TESTS_FOLDER}{file}");
    let read = read_test(&cells, 0, &Files::from([(path.clone(), declaration.clone())]));
    if let Err(problems) = read {
        return Err(Denial::Cells { problems: problems.iter().map(of_cell).collect() });
    }
    let after = match old {
        Some(row) => table.replaced(row, &[cells]),
        None => table.with(&cells),
    };
    if let Some(file) = old_file {
        opened.put(&file, None);
    }
    opened.put(&path, Some(declaration));
    opened.put(TESTS_FILE, Some(after));
    Ok(())
}

fn take_out(opened: &mut Opened, test: &str) -> Result<(), Denial> {
    let before = opened.text(TESTS_FILE).unwrap_or_default().to_owned();
    let table = Table::of(&before);
    let row = table.rows().iter().find(|row| is_named(row, test)).ok_or(Denial::NotFound)?;
    let after = (table.rows().len() > 1).then(|| table.replaced(row, &[]));
    opened.put(&file_of(row), None);
    opened.put(TESTS_FILE, after);
    Ok(())
}

/// A message as the declaration of a test, line by line in our own form; as it is when it cannot be read.
fn tidied(message: &str) -> String {
    let read = messages::read(message.as_bytes()).ok();
    let written = read.map(|message| messages::json::write(&message.declaration));
    written.and_then(|json| unnamed::lines(&json).ok()).unwrap_or_else(|| message.to_owned())
}
