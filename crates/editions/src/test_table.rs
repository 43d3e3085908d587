//! This module decides what the tests of a pack are and whether a law passes them: a declaration, a day, which findings
//! must be there and which must not. Whoever changes a rule sees at once what else it does.
//!
//! The table is `tests/cases.csv`; the declarations stand beside it in files of their own, in any form of a message that
//! holds one declaration. A test decides as a dry run does: nothing was used before, and nothing is drawn.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use clearance::{Facts, Law, decide};
use declaration::{Declaration, Finding, LanguageMap, Pointer};
use jiff::civil::Date;

use crate::Files;
use crate::table::Table;

/// Where the tests of a pack stand.
pub const TESTS_FILE: &str = "tests/cases.csv";
/// The folder of the tests and their declarations.
pub const TESTS_FOLDER: &str = "tests/";
/// The columns of the table.
pub const TEST_COLUMNS: [&str; 5] = ["test", "declaration", "date", "finds", "finds_not"];
/// Tests of one pack: deciding them all takes a second at most.
pub const TESTS_MAX: usize = 1_000;
/// Characters of a test's name: a workbook has a sheet of that name for its declaration.
pub const TEST_NAME_MAX: usize = 25;

/// A finding that is meant: its code, and its place when that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The code.
    pub code: String,
    /// The place; anywhere when there is none.
    pub pointer: Option<Pointer>,
}

impl Expected {
    fn is(&self, finding: &Finding) -> bool {
        self.code == finding.code && self.pointer.as_ref().is_none_or(|pointer| *pointer == finding.pointer)
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        self.pointer.as_ref().map_or(Ok(()), |pointer| write!(f, "@{pointer}"))
    }
}

impl FromStr for Expected {
    type Err = String;

    /// Reads `CDS10001`, `CDS10001@42A/D026` or `CDS10001@functionalReferenceId`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (code, place) = text.split_once('@').map_or((text, None), |(code, place)| (code, Some(place)));
        if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)) {
            return Err(format!("`{text}` is no code of a finding"));
        }
        let pointer = place.map(|place| place.parse().or_else(|_| Pointer::from_path(place)).map_err(|error| error.to_string()));
        Ok(Self { code: code.to_owned(), pointer: pointer.transpose()? })
    }
}

/// A test of a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Its name, unique in the pack.
    pub name: String,
    /// The line of its row.
    pub line: u64,
    /// The file of its declaration.
    pub file: String,
    /// The legal date.
    pub date: Date,
    /// Findings that must be there.
    pub finds: Vec<Expected>,
    /// Findings that must not.
    pub finds_not: Vec<Expected>,
    /// What is declared.
    pub declaration: Box<Declaration>,
}

/// What is wrong with a row of the table of tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestProblem {
    /// The column.
    pub column: &'static str,
    /// What is wrong, by language.
    pub message: LanguageMap,
    /// What to do, by language.
    pub mend: LanguageMap,
}

impl TestProblem {
    /// Texts in English and Chinese: what is wrong, and what to do.
    fn new(column: &'static str, message: [String; 2], mend: [&str; 2]) -> Self {
        let map = |[en, zh]: [&str; 2]| [("en", en), ("zh", zh)].into_iter().collect();
        Self { column, message: map(message.each_ref().map(String::as_str)), mend: map(mend) }
    }
}

/// How a test went.
#[derive(Debug, Clone)]
pub struct TestResult {
    /// Its name.
    pub name: String,
    /// The line of its row.
    pub line: u64,
    /// What must be there and is not.
    pub missing: Vec<Expected>,
    /// What must not be there and is.
    pub unwanted: Vec<Finding>,
    /// All that was found, gravest first.
    pub found: Vec<Finding>,
    /// What keeps it from being run.
    pub problems: Vec<TestProblem>,
}

impl TestResult {
    /// Whether the law says what is expected.
    pub fn has_passed(&self) -> bool {
        self.missing.is_empty() && self.unwanted.is_empty() && self.problems.is_empty()
    }

    /// Where it stands and what came instead, in one line; none when it has passed.
    pub fn told(&self) -> Option<LanguageMap> {
        if self.has_passed() {
            return None;
        }
        let place = format!("{TESTS_FILE}:{}", self.line);
        let list = |all: Vec<String>| all.join(" ");
        let missing = list(self.missing.iter().map(ToString::to_string).collect());
        let unwanted = list(self.unwanted.iter().map(|finding| format!("{}@{}", finding.code, finding.pointer)).collect());
        let found = list(self.found.iter().map(|finding| format!("{}@{}", finding.code, finding.pointer)).collect());
        let (mut en, mut zh) = (Vec::new(), Vec::new());
        for problem in &self.problems {
            en.push(format!("{}: {}; {}", problem.column, problem.message.get(&["en"]), problem.mend.get(&["en"])));
            zh.push(format!("{}：{}，{}", problem.column, problem.message.get(&["zh"]), problem.mend.get(&["zh"])));
        }
        if !missing.is_empty() {
            en.push(format!("{missing} is not found; instead there is {}", if found.is_empty() { "nothing" } else { &found }));
            zh.push(format!("未出现 {missing}，实际为{}", if found.is_empty() { "无" } else { &found }));
        }
        if !unwanted.is_empty() {
            en.push(format!("{unwanted} is found and must not be"));
            zh.push(format!("不应出现 {unwanted}"));
        }
        let en = format!("{place}: test `{}` fails: {}", self.name, en.join("; "));
        let zh = format!("{place}：测试“{}”未通过：{}", self.name, zh.join("；"));
        Some([("en", en.as_str()), ("zh", zh.as_str())].into_iter().collect())
    }
}

/// Runs all tests of a pack under a law: its own, or what is to become of it.
pub fn run_tests(law: &Law, files: &Files) -> Vec<TestResult> {
    let Some(text) = files.get(TESTS_FILE) else { return Vec::new() };
    let table = Table::of(text);
    let mut known: BTreeMap<&str, u64> = BTreeMap::new();
    let rows = table.rows().iter().take(TESTS_MAX);
    let mut results: Vec<TestResult> = rows
        .map(|row| {
            let name = row.cells.get("test").map_or("", String::as_str);
            let first = known.insert(name, row.line);
            let read = match first {
                Some(line) => Err(vec![TestProblem::new(
                    "test",
                    [format!("this test stands already in line {line}"), format!("第 {line} 行已有同名测试")],
                    ["give each its own name", "请另取名称"],
                )]),
                None => read_test(&row.cells, row.line, files),
            };
            match read {
                Ok(test) => run(law, &test),
                Err(problems) => TestResult { problems, ..empty(name, row.line) },
            }
        })
        .collect();
    if let Some(beyond) = table.rows().get(TESTS_MAX) {
        let message = [format!("more than {TESTS_MAX} tests"), format!("测试超过 {TESTS_MAX} 个")];
        let problem = TestProblem::new("test", message, ["drop some", "请删减"]);
        results.push(TestResult { problems: vec![problem], ..empty("", beyond.line) });
    }
    results
}

fn empty(name: &str, line: u64) -> TestResult {
    TestResult { name: name.to_owned(), line, missing: Vec::new(), unwanted: Vec::new(), found: Vec::new(), problems: Vec::new() }
}

fn run(law: &Law, test: &Test) -> TestResult {
    let facts = Facts::dry_run(law.noon(test.date), test.date);
    let found = decide(&test.declaration, law, &facts, None).findings;
    let missing = test.finds.iter().filter(|wanted| !found.iter().any(|finding| wanted.is(finding)));
    let unwanted = found.iter().filter(|finding| test.finds_not.iter().any(|barred| barred.is(finding)));
    TestResult {
        missing: missing.cloned().collect(),
        unwanted: unwanted.cloned().collect(),
        found: found.clone(),
        ..empty(&test.name, test.line)
    }
}

/// A test from its row.
///
/// # Errors
/// Every cell that cannot be understood, with the mend.
pub fn read_test(cells: &BTreeMap<String, String>, line: u64, files: &Files) -> Result<Test, Vec<TestProblem>> {
    let get = |column: &str| cells.get(column).map_or("", String::as_str);
    let mut problems = Vec::new();
    let name = get("test");
    if !is_name(name) {
        problems.push(TestProblem::new(
            "test",
            [format!("`{name}` is no name of a test"), format!("“{name}”不能作为测试名称")],
            ["use at most 25 small letters, digits and -, and not `cases`", "请使用小写字母、数字和 -，最多 25 个，且不用 cases"],
        ));
    }
    let date = get("date").parse::<Date>();
    if date.is_err() {
        problems.push(TestProblem::new(
            "date",
            [format!("`{}` is not a date", get("date")), format!("“{}”不是日期", get("date"))],
            ["write it as 2026-01-31", "请写成 2026-01-31"],
        ));
    }
    let mut expected = |column: &'static str| -> Vec<Expected> {
        let read = get(column).split_whitespace().map(str::parse::<Expected>);
        let (fine, wrong): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
        problems.extend(wrong.into_iter().filter_map(Result::err).map(|error| {
            TestProblem::new(
                column,
                [error.clone(), error],
                ["write codes, with a place where it matters: CDS10001@42A/D026", "请填写代码，需要时加位置：CDS10001@42A/D026"],
            )
        }));
        fine.into_iter().filter_map(Result::ok).collect()
    };
    let (finds, finds_not) = (expected("finds"), expected("finds_not"));
    if get("finds").is_empty() && get("finds_not").is_empty() {
        problems.push(TestProblem::new(
            "finds",
            ["nothing is expected".to_owned(), "没有预期结果".to_owned()],
            ["name a code that must be found or must not", "请填写应出现或不应出现的代码"],
        ));
    }
    let file = format!("{TESTS_FOLDER}{}", get("declaration"));
    let declaration = match files.get(&file).map(|text| messages::read(text.as_bytes())) {
        Some(Ok(message)) => Some(Box::new(message.declaration)),
        Some(Err(error)) => {
            let told = |language| error.problems.first().map_or_else(String::new, |problem| problem.told(language));
            problems.push(TestProblem::new(
                "declaration",
                [format!("{file}: {}", told("en")), format!("{file}：{}", told("zh"))],
                ["correct the message", "请更正报文"],
            ));
            None
        }
        None => {
            problems.push(TestProblem::new(
                "declaration",
                [format!("there is no file {file}"), format!("没有文件 {file}")],
                ["put the declaration there (JSON or XML)", "请放入报关单（JSON 或 XML）"],
            ));
            None
        }
    };
    match (date, declaration) {
        (Ok(date), Some(declaration)) if problems.is_empty() => {
            Ok(Test { name: name.to_owned(), line, file, date, finds, finds_not, declaration })
        }
        _ => Err(problems),
    }
}

fn is_name(name: &str) -> bool {
    (1..=TEST_NAME_MAX).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && format!("{TESTS_FOLDER}{name}.csv") != TESTS_FILE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(cases: &str) -> Files {
        let beef = include_str!("../../../samples/import-beef.xml");
        let table = format!("test,declaration,date,finds,finds_not\n{cases}");
        [(TESTS_FILE, table.as_str()), ("tests/beef.xml", beef), ("tests/broken.json", "{\"declarant\":")]
            .into_iter()
            .map(|(file, text)| (file.to_owned(), text.to_owned()))
            .collect()
    }

    #[test]
    fn a_test_says_what_came_instead() {
        let law = crate::open("gb").unwrap();
        let cases = "fine,beef.xml,2026-11-22,,CDS10001\nwrong,beef.xml,2026-11-22,CDS10001@functionalReferenceId,CDS12016\n";
        let results = run_tests(&law, &files(cases));
        assert!(results[0].has_passed(), "{:?}", results[0]);
        let told = results[1].told().unwrap();
        assert!(
            told.get(&["en"]).starts_with("tests/cases.csv:3: test `wrong` fails: CDS10001@42A/D026 is not found; instead"),
            "{told:?}"
        );
        assert!(told.get(&["en"]).ends_with("CDS12016@42A/023 is found and must not be"), "{told:?}");
        assert!(told.get(&["zh"]).contains("不应出现 CDS12016@42A/023"), "{told:?}");
    }

    #[test]
    fn a_row_that_cannot_be_run_fails_with_its_cells() {
        let law = crate::open("gb").unwrap();
        let cases = "x,none.xml,2026-11-22,CDS1,\ny,broken.json,soon,CDS1@nowhere,\nY y,beef.xml,2026-11-22,,\nx,beef.xml,2026-11-22,CDS1,\n";
        let results = run_tests(&law, &files(cases));
        let columns: Vec<Vec<&str>> =
            results.iter().map(|one| one.problems.iter().map(|problem| problem.column).collect()).collect();
        assert_eq!(columns, [vec!["declaration"], vec!["date", "finds", "declaration"], vec!["test", "finds"], vec!["test"]]);
        assert!(results.iter().all(|one| !one.has_passed()));
    }
}
