//! This module decides how a decision table in CSV is read: its columns, its rows, and what is wrong with
//! them, all of it in one go.

use std::collections::BTreeMap;

use declaration::node::{Class, Described};
use declaration::{GovernmentAgencyGoodsItem, LanguageMap, Severity};
use jiff::civil::Date;

use crate::form::{Place, SLOT_DECLARATION, SLOT_ITEM, Term, Test};
use crate::names::{End, ITEMS_PATH, Variables, nearest};
use crate::problem::{Fault, Problem};
use crate::rule_set::{Round, Rule, RuleSet};
use crate::selector::Selector;
use crate::translate;

/// The columns of a table, in any order.
pub const COLUMNS: [&str; 15] = [
    "rule",
    "code",
    "severity",
    "declaration_types",
    "requested_procedures",
    "goods",
    "documents",
    "for_each",
    "when",
    "must",
    "pointer",
    "arguments",
    "valid_from",
    "valid_to",
    "source",
];

/// Rules in one edition; the United Kingdom publishes fewer than two hundred error codes.
const RULES_MAX: usize = 20_000;

/// Characters of a rule's id, which is shown beside its findings.
const RULE_ID_LENGTH_MAX: usize = 60;

/// Compiles decision tables, given as (path, CSV text).
///
/// # Errors
/// Lists every problem of every table with its line.
pub fn compile(tables: &[(String, String)]) -> Result<RuleSet, Vec<Problem>> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut problems = Vec::new();
    let mut known: BTreeMap<String, Vec<Standing>> = BTreeMap::new();
    for (file, text) in tables {
        for row in rows(file, text, &COLUMNS, &mut problems) {
            match rule(&row) {
                Ok(rule) => match take_days(&mut known, &rule, format!("{file}:{}", row.line)) {
                    Some(first) => problems.push(
                        Fault::whole(
                            format!("rule `{}` stands already in {first}", rule.id),
                            "give each rule its own id, or end the earlier row before this one begins",
                        )
                        .at(file, row.line, "rule"),
                    ),
                    None if rules.len() >= RULES_MAX => {
                        problems.push(
                            Fault::whole(format!("more than {RULES_MAX} rules"), "drop rules that no longer hold")
                                .at(file, row.line, ""),
                        );
                        return Err(problems);
                    }
                    None => rules.push(rule),
                },
                Err(faults) => problems.extend(faults.into_iter().map(|(cell, fault)| fault.at(file, row.line, cell))),
            }
        }
    }
    if problems.is_empty() { Ok(RuleSet::new(rules)) } else { Err(problems) }
}

/// The days of a rule and where its row stands.
struct Standing {
    from: Date,
    to: Option<Date>,
    place: String,
}

/// Takes the days of a rule for its id; where a row of the id stands that has one of them already.
///
/// A rule that changes keeps its id, as a rate keeps its code: the old row ends, the new one begins.
fn take_days(known: &mut BTreeMap<String, Vec<Standing>>, rule: &Rule, place: String) -> Option<String> {
    let rows = known.entry(rule.id.clone()).or_default();
    let (from, to) = (rule.valid_from, rule.valid_to);
    let meets = |row: &&Standing| to.is_none_or(|last| row.from <= last) && row.to.is_none_or(|last| from <= last);
    let first = rows.iter().find(meets).map(|row| row.place.clone());
    rows.push(Standing { from, to, place });
    first
}

/// One row by column.
pub(crate) struct Row {
    pub line: u64,
    cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// A row that stands in no file.
    pub(crate) fn new(cells: BTreeMap<&'static str, String>) -> Self {
        Self { line: 0, cells }
    }

    pub(crate) fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The rows of a CSV text whose header must hold exactly these columns; `#` begins a comment line.
pub(crate) fn rows(file: &str, text: &str, columns: &[&'static str], problems: &mut Vec<Problem>) -> Vec<Row> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(reference::separator(text))
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(error) => {
            problems.push(
                Fault::whole(format!("the header cannot be read: {error}"), "save the table as CSV in UTF-8").at(file, 1, ""),
            );
            return Vec::new();
        }
    };
    let before = problems.len();
    let missing: Vec<&str> = columns.iter().copied().filter(|column| !header.iter().any(|found| found == column)).collect();
    if !missing.is_empty() {
        problems.push(
            Fault::whole(format!("missing columns: {}", missing.join(", ")), format!("the columns are {}", columns.join(",")))
                .at(file, 1, ""),
        );
    }
    for unknown in header.iter().filter(|found| !columns.contains(&found.as_str())) {
        let mend = match nearest(unknown, columns.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the columns are {}", columns.join(",")),
        };
        problems.push(Fault::whole(format!("there is no column `{unknown}`"), mend).at(file, 1, unknown));
    }
    if problems.len() > before {
        return Vec::new();
    }
    let mut found = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |position| u64::from(reference::row_line(text, position)));
                let cells = header.iter().zip(&record).filter_map(|(name, cell)| {
                    columns.iter().find(|column| *column == name).map(|column| (*column, cell.to_owned()))
                });
                found.push(Row { line, cells: cells.collect() });
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problems.push(
                    Fault::whole(
                        format!("the row cannot be read: {error}"),
                        "put cells that hold a comma or a quote in double quotes",
                    )
                    .at(file, line, ""),
                );
            }
        }
    }
    found
}

pub(crate) type CellFault = (&'static str, Fault);

/// A row that is checked and compiled.
pub(crate) fn rule(row: &Row) -> Result<Rule, Vec<CellFault>> {
    let mut faults: Vec<CellFault> = Vec::new();
    let round = round(row.get("for_each")).map_err(|fault| vec![("for_each", fault)]);
    let (round, variables) = match round {
        Ok(round) => round,
        Err(fault) => {
            faults.extend(fault);
            // The other cells are checked as far as they can be.
            (Round::Declaration, Variables::of_declaration())
        }
    };
    let blind = !faults.is_empty();
    let mut cell = |column: &'static str, test: &str| match test {
        "" => Some(Test::Known(true)),
        _ => translate::condition(test, &variables)
            .map_err(|fault| {
                if !blind {
                    faults.push((column, fault))
                }
            })
            .ok(),
    };
    let applies = cell("when", row.get("when"));
    let holds = cell("must", row.get("must"));
    if row.get("must").is_empty() {
        faults.push(("must", Fault::whole("nothing must hold", "write a condition; `false` when the case itself is the fault")));
    }
    let mut keep = |column: &'static str, fault: Fault| {
        if !blind {
            faults.push((column, fault))
        }
    };
    let pointer = pointer(row.get("pointer"), &variables).map_err(|fault| keep("pointer", fault)).ok();
    let arguments = arguments(row.get("arguments"), &variables).map_err(|fault| keep("arguments", fault)).ok();
    let selector =
        Selector::parse(row.get("declaration_types"), row.get("requested_procedures"), row.get("goods"), row.get("documents"))
            .map_err(|fault| faults.push(fault))
            .ok();
    let severity = match row.get("severity") {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "information" => Some(Severity::Information),
        other => {
            faults.push(("severity", Fault::whole(format!("`{other}` is no severity"), "write error, warning or information")));
            None
        }
    };
    let valid_from = date(row.get("valid_from")).map_err(|fault| faults.push(("valid_from", fault))).ok();
    let valid_to = match row.get("valid_to") {
        "" => Some(None),
        text => date(text).map(Some).map_err(|fault| faults.push(("valid_to", fault))).ok(),
    };
    if let (Some(from), Some(Some(to))) = (valid_from, valid_to)
        && to < from
    {
        faults.push(("valid_to", Fault::whole("the rule ends before it begins", "correct one of the dates")));
    }
    let [id, code, source] =
        ["rule", "code", "source"].map(|column| name(row.get(column), column).map_err(|fault| faults.push((column, fault))).ok());
    match (applies, holds, pointer, arguments, selector, severity, valid_from, valid_to, id, code, source) {
        (
            Some(applies),
            Some(holds),
            Some(pointer),
            Some(arguments),
            Some(selector),
            Some(severity),
            Some(valid_from),
            Some(valid_to),
            Some(id),
            Some(code),
            Some(source),
        ) if faults.is_empty() => Ok(Rule {
            id,
            code,
            severity,
            source,
            valid_from,
            valid_to,
            description: LanguageMap::default(),
            when: row.get("when").to_owned(),
            must: row.get("must").to_owned(),
            selector,
            round,
            applies,
            holds,
            pointer,
            arguments,
        }),
        _ => Err(faults),
    }
}

fn name(text: &str, column: &str) -> Result<String, Fault> {
    if text.is_empty() {
        return Err(Fault::whole(format!("`{column}` is empty"), format!("every rule has a {column}")));
    }
    if text.len() > RULE_ID_LENGTH_MAX || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte)) {
        return Err(Fault::whole(
            format!("`{text}` is no id"),
            format!("use at most {RULE_ID_LENGTH_MAX} letters, digits and - _ . / :"),
        ));
    }
    Ok(text.to_owned())
}

fn date(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::whole(format!("`{text}` is not a date"), "write it as 2026-01-31"))
}

/// What a rule runs over, and the variables its cells may name.
fn round(cell: &str) -> Result<(Round, Variables), Fault> {
    let class: &'static Class = GovernmentAgencyGoodsItem::CLASS;
    match cell {
        "" => return Ok((Round::Declaration, Variables::of_declaration())),
        "item" => return Ok((Round::Item, Variables::of_declaration().with_item(class))),
        _ => {}
    }
    let mend = "write `item`, or a list with a name: item.packaging as packing";
    let Some((path, name)) = cell.split_once(" as ") else {
        return Err(Fault::whole(format!("`{cell}` is nothing to run over"), mend));
    };
    let name = name.trim();
    let is_name =
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_name || RESERVED.contains(&name) {
        return Err(Fault::whole(format!("`{name}` cannot name an element"), "use a word such as packing"));
    }
    let resolved = Variables::of_declaration().with_item(class).resolve(path.trim())?;
    if path.trim() == format!("declaration.{ITEMS_PATH}") {
        return Err(Fault::whole("the goods items are run over as `item`", "write for_each `item`"));
    }
    let End::List(element) = resolved.end else {
        return Err(Fault::whole(format!("`{path}` occurs at most once"), mend));
    };
    if resolved.joined {
        return Err(Fault::whole(
            format!("`{path}` crosses a list before its end"),
            "run over the outer list and use exists or all inside",
        ));
    }
    let variables = Variables::of_declaration();
    match resolved.place.slot {
        SLOT_ITEM => Ok((Round::ItemList(resolved.place.path), variables.with_item(class).with_element(name, element))),
        SLOT_DECLARATION => Ok((Round::DeclarationList(resolved.place.path), variables.with_element(name, element))),
        _ => Err(Fault::whole(format!("`{path}` is nothing to run over"), mend)),
    }
}

/// Words that CEL or these tables keep for themselves.
const RESERVED: [&str; 22] = [
    "as",
    "break",
    "const",
    "continue",
    "declaration",
    "else",
    "false",
    "for",
    "function",
    "if",
    "import",
    "in",
    "item",
    "let",
    "loop",
    "namespace",
    "null",
    "package",
    "return",
    "true",
    "var",
    "while",
];

fn pointer(cell: &str, variables: &Variables) -> Result<Place, Fault> {
    if cell.is_empty() {
        return Err(Fault::whole("no place is named", "write the member that the finding is about, such as item.commodity"));
    }
    let resolved = variables.resolve(cell)?;
    if resolved.joined {
        return Err(Fault::whole(format!("`{cell}` crosses a repeated class"), "run over that class with for_each … as …"));
    }
    Ok(resolved.place)
}

/// Arguments of one rule; a sentence with more is no help.
const ARGUMENTS_MAX: usize = 8;

fn arguments(cell: &str, variables: &Variables) -> Result<Vec<(String, Term)>, Fault> {
    let mut arguments = Vec::new();
    for part in split_outside_quotes(cell) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let Some((name, expression)) = part.split_once('=') else {
            return Err(Fault::whole(format!("`{part}` is no argument"), "write name=expression, parted by semicolons"));
        };
        let name = name.trim();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return Err(Fault::whole(format!("`{name}` is no name of an argument"), "use small letters and _"));
        }
        let (term, _) = translate::value(expression.trim(), variables)
            .map_err(|fault| Fault::whole(format!("argument `{name}`: {}", fault.message), fault.mend))?;
        arguments.push((name.to_owned(), term));
    }
    if arguments.len() > ARGUMENTS_MAX {
        return Err(Fault::whole(format!("more than {ARGUMENTS_MAX} arguments"), "keep those that the text mentions"));
    }
    Ok(arguments)
}

fn split_outside_quotes(cell: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quote) = (Vec::new(), 0, None);
    for (index, character) in cell.char_indices() {
        match (quote, character) {
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, ';') => {
                parts.push(&cell[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&cell[start..]);
    parts
}
