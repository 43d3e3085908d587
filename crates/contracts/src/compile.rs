//! This module decides whether an agreement can be run: every name is known, every cell is of the sort it must be, no
//! clause waits for itself. All that is wrong is told at once, each with its place and the mend.

use std::collections::{BTreeMap, BTreeSet};

use declaration::{CurrencyCode, Money};
use rules::{Expression, Names, Predicate, Problem, Sort};
use rust_decimal::Decimal;
use verifier::key::{Suite, VerifierKey};

use crate::agreement::{Agreement, SALT_BYTES};
use crate::contract::{CLAUSES_MAX, Compiled, Contract, Listening, Scheduled, Source, Tallying, Then};
use crate::fact::value;
use crate::form::{ActForm, Form};
use crate::kind::{KINDS, Kind, LODGED};

/// The term that pins the edition of the law by which duty is calculated.
pub(crate) const EDITION: &str = "edition";
/// Steps of a schedule.
const STEPS_MAX: usize = 100;
/// Acts of a clause.
const ACTS_MAX: usize = 16;

impl Contract {
    /// Checks and compiles an agreement.
    ///
    /// # Errors
    /// Lists every problem with its place (`clause release: when, character 5`).
    pub fn compile(agreement: Agreement) -> Result<Self, Vec<Problem>> {
        let hash = match agreement.seal() {
            Ok((_, hash)) => hash,
            Err(error) => return Err(vec![problem("agreement", error, "write it anew")]),
        };
        let mut compiler = Compiler { form: &agreement.form, problems: Vec::new() };
        compiler.counts();
        compiler.texts();
        let keys = compiler.parties(&agreement);
        let terms = compiler.terms(&agreement);
        compiler.time(&agreement);
        let listens = compiler.listens();
        let (names, sources) = compiler.names(true);
        let tallies = compiler.tallies();
        let schedules = compiler.schedules(&names, &sources);
        let clauses = compiler.clauses(&names);
        compiler.loops(&clauses, &sources);
        if !compiler.problems.is_empty() {
            return Err(compiler.problems);
        }
        Ok(Self { hash, keys, terms, listens, tallies, schedules, clauses, sources, agreement })
    }
}

fn problem(cell: impl Into<String>, message: impl ToString, mend: impl Into<String>) -> Problem {
    Problem { file: String::new(), line: 0, cell: cell.into(), column: 0, message: message.to_string(), mend: mend.into() }
}

fn is_name(text: &str) -> bool {
    let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    text.len() <= 40 && text.starts_with(|first: char| first.is_ascii_lowercase()) && text.bytes().all(small)
}

struct Compiler<'a> {
    form: &'a Form,
    problems: Vec<Problem>,
}

impl Compiler<'_> {
    fn say(&mut self, cell: impl Into<String>, message: impl ToString, mend: impl Into<String>) {
        self.problems.push(problem(cell, message, mend));
    }

    fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.problems.push(problem)).ok()
    }

    /// Not too many of anything, each with a name of its own.
    fn counts(&mut self) {
        let form = self.form;
        let lists: [(&str, Vec<&str>); 6] = [
            ("party", form.party.iter().map(|one| one.role.as_str()).collect()),
            ("term", form.term.iter().map(|one| one.name.as_str()).collect()),
            ("listen", form.listen.iter().map(|one| one.name.as_str()).collect()),
            ("tally", form.tally.iter().map(|one| one.name.as_str()).collect()),
            ("schedule", form.schedule.iter().map(|one| one.name.as_str()).collect()),
            ("clause", form.clause.iter().map(|one| one.name.as_str()).collect()),
        ];
        for (list, names) in lists {
            if names.len() > CLAUSES_MAX {
                self.say(list, format!("{} of them; there may be {CLAUSES_MAX}", names.len()), "split the contract");
            }
            let mut seen = BTreeSet::new();
            for name in names {
                if !is_name(name) || RESERVED.contains(&name) {
                    self.say(
                        format!("{list} {name}"),
                        "this is no name",
                        "use at most 40 small letters, digits and _, and none of the words of the form",
                    );
                }
                if !seen.insert(name) {
                    self.say(format!("{list} {name}"), "this name stands twice", "give each its own name");
                }
            }
        }
        if form.party.len() < 2 {
            self.say("party", "a contract has at least two parties", "say who takes part");
        }
        if form.clause.is_empty() || form.listen.is_empty() {
            self.say("clause", "nothing can follow", "listen to a fact and write a clause");
        }
    }

    /// Everything that people read is there in both languages.
    fn texts(&mut self) {
        let form = self.form;
        let mut texts = vec![("title".to_owned(), &form.title)];
        texts.extend(form.party.iter().map(|one| (format!("party {}", one.role), &one.text)));
        texts.extend(form.term.iter().map(|one| (format!("term {}", one.name), &one.text)));
        texts.extend(form.tally.iter().map(|one| (format!("tally {}", one.name), &one.text)));
        texts.extend(form.schedule.iter().map(|one| (format!("schedule {}", one.name), &one.text)));
        texts.extend(form.clause.iter().map(|one| (format!("clause {}", one.name), &one.text)));
        for (cell, text) in texts {
            for tag in ["en", "zh"] {
                if text.0.get(tag).is_none_or(|text| text.trim().is_empty()) {
                    self.say(format!("{cell}: text"), format!("there is no text in {tag}"), "write it in en and zh");
                }
            }
        }
    }

    fn parties(&mut self, agreement: &Agreement) -> BTreeMap<String, VerifierKey> {
        let mut keys = BTreeMap::new();
        for role in &self.form.party {
            let cell = format!("parties.{}", role.role);
            let Some(party) = agreement.parties.get(&role.role) else {
                self.say(cell, "nobody plays this role", "write name and key");
                continue;
            };
            match party.key.parse::<VerifierKey>() {
                Ok(key) if key.suite() != Suite::Ed25519 => {
                    self.say(cell, "this is not an Ed25519 key", "parties sign with keys of type 1");
                }
                Ok(key) => {
                    if keys.values().any(|known| *known == key) {
                        self.say(cell, "another party has this key", "give each party its own key");
                    } else {
                        keys.insert(role.role.clone(), key);
                    }
                }
                Err(error) => self.say(cell, error, "write the key as name+id+base64"),
            }
        }
        for unknown in agreement.parties.keys().filter(|role| !self.form.party.iter().any(|known| known.role == **role)) {
            self.problems.push(problem(format!("parties.{unknown}"), "the form has no such role", "leave it out"));
        }
        keys
    }

    fn terms(&mut self, agreement: &Agreement) -> BTreeMap<String, rules::Given> {
        let mut terms = BTreeMap::new();
        for term in &self.form.term {
            let cell = format!("terms.{}", term.name);
            match agreement.terms.get(&term.name).map(|text| value(term.sort, text)) {
                Some(Some(value)) => {
                    terms.insert(term.name.clone(), value);
                }
                Some(None) => self.say(cell, "this is not of its sort", "write a text, a figure such as 12.5, or 500.00 GBP"),
                None => self.say(cell, "this is not filled in", "write its value"),
            }
        }
        for unknown in agreement.terms.keys().filter(|name| !self.form.term.iter().any(|known| known.name == **name)) {
            self.problems.push(problem(format!("terms.{unknown}"), "the form has no such term", "leave it out"));
        }
        let calculates = self.form.listen.iter().any(|listen| listen.fact == LODGED);
        if calculates && !self.form.term.iter().any(|term| term.name == EDITION && term.sort == Sort::Text) {
            self.say(
                "term",
                format!("duty is calculated, and no term `{EDITION}` pins the law"),
                "add a term `edition` of sort text",
            );
        }
        terms
    }

    fn time(&mut self, agreement: &Agreement) {
        if agreement.valid_to < agreement.valid_from {
            self.say("valid_to", "the agreement ends before it begins", "correct one of the times");
        }
        if agreement.salt.len() != 2 * SALT_BYTES || !agreement.salt.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            self.say("salt", "this is no salt", "write 32 random hexadecimal digits");
        }
    }

    fn listens(&mut self) -> BTreeMap<String, Listening> {
        let mut listens = BTreeMap::new();
        for listen in &self.form.listen {
            let cell = format!("listen {}", listen.name);
            let Some(kind) = Kind::find(&listen.fact) else {
                let known: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
                self.say(
                    format!("{cell}: fact"),
                    format!("there is no fact `{}`", listen.fact),
                    format!("there are {}", known.join(", ")),
                );
                continue;
            };
            if listen.by.is_empty() {
                self.say(format!("{cell}: by"), "nobody may state it", "name a role");
            }
            listen.by.iter().for_each(|role| self.role(&format!("{cell}: by"), role));
            let (names, sources) = self.fact_names(kind);
            let about = match listen.about.as_str() {
                "" => None,
                about => self.keep(Predicate::compile(&format!("{cell}: about"), about, &names)),
            };
            listens.insert(listen.name.clone(), Listening { kind, by: listen.by.clone(), about, sources });
        }
        listens
    }

    fn role(&mut self, cell: &str, role: &str) {
        if !self.form.party.iter().any(|known| known.role == role) {
            let known: Vec<&str> = self.form.party.iter().map(|known| known.role.as_str()).collect();
            self.say(cell, format!("nobody plays the role `{role}`"), format!("there are {}", known.join(", ")));
        }
    }

    /// The names of clauses and, without `done`, of tallies and what facts are about.
    fn names(&mut self, of_clauses: bool) -> (Names, Vec<Source>) {
        let (mut names, mut sources) = (Names::default(), Vec::new());
        let mut add = |name: String, sort, source| {
            if names.add(&name, sort).is_some() {
                sources.push(source);
            }
        };
        let form = self.form;
        for term in &form.term {
            add(format!("terms.{}", term.name), term.sort, Source::Term(term.name.clone()));
        }
        for tally in &form.tally {
            add(format!("tally.{}", tally.name), Sort::Number, Source::Tally(tally.name.clone()));
        }
        for listen in &form.listen {
            let name = &listen.name;
            add(format!("{name}.at"), Sort::Number, Source::At(name.clone()));
            add(format!("{name}.count"), Sort::Number, Source::Count(name.clone()));
            for member in Kind::find(&listen.fact).into_iter().flat_map(Kind::all_members) {
                add(format!("{name}.{}", member.name), member.sort, Source::Said(name.clone(), member.name.to_owned()));
            }
        }
        if of_clauses {
            add("now".to_owned(), Sort::Number, Source::Now);
            for schedule in &form.schedule {
                add(format!("schedule.{}", schedule.name), Sort::Amount, Source::Schedule(schedule.name.clone()));
            }
            for clause in &form.clause {
                add(format!("done.{}", clause.name), Sort::Number, Source::Done(clause.name.clone()));
            }
        }
        (names, sources)
    }

    /// The names of cells about a fact.
    fn fact_names(&mut self, kind: &Kind) -> (Names, Vec<Source>) {
        let (mut names, mut sources) = self.names(false);
        let mut add = |name: String, sort, source| {
            if names.add(&name, sort).is_some() {
                sources.push(source);
            }
        };
        add("fact.at".to_owned(), Sort::Number, Source::FactAt);
        add("before.at".to_owned(), Sort::Number, Source::BeforeAt);
        for member in kind.all_members() {
            add(format!("fact.{}", member.name), member.sort, Source::Fact(member.name.to_owned()));
            add(format!("before.{}", member.name), member.sort, Source::Before(member.name.to_owned()));
        }
        (names, sources)
    }

    fn tallies(&mut self) -> Vec<Tallying> {
        let mut tallies = Vec::new();
        for tally in &self.form.tally {
            let cell = format!("tally {}", tally.name);
            let Some(listen) = self.form.listen.iter().find(|listen| listen.name == tally.over) else {
                self.say(
                    format!("{cell}: over"),
                    format!("the contract listens to no `{}`", tally.over),
                    "name a fact under `listen`",
                );
                continue;
            };
            let Some(kind) = Kind::find(&listen.fact) else { continue };
            let (names, _) = self.fact_names(kind);
            let when = self.keep(Predicate::compile(&format!("{cell}: when"), &tally.when, &names));
            let add = self.expression(&format!("{cell}: add"), &tally.add, Sort::Number, &names);
            if let Some((when, add)) = when.zip(add) {
                tallies.push(Tallying { name: tally.name.clone(), over: tally.over.clone(), when, add });
            }
        }
        tallies
    }

    fn expression(&mut self, cell: &str, source: &str, sort: Sort, names: &Names) -> Option<Expression> {
        let expression = self.keep(Expression::compile(cell, source, names))?;
        if expression.sort() != sort {
            let wanted = match sort {
                Sort::Text => "a text",
                Sort::Number => "a figure",
                Sort::Amount => "an amount of money",
            };
            self.say(cell, format!("{wanted} is needed here"), "name another value");
            return None;
        }
        Some(expression)
    }

    fn schedules(&mut self, names: &Names, sources: &[Source]) -> BTreeMap<String, Scheduled> {
        let mut schedules = BTreeMap::new();
        for schedule in &self.form.schedule {
            let cell = format!("schedule {}", schedule.name);
            let by = self.expression(&format!("{cell}: by"), &schedule.by, Sort::Number, names);
            let is_circular = |by: &Expression| {
                by.used().iter().any(|place| matches!(sources.get(usize::from(*place)), Some(Source::Schedule(_))))
            };
            if by.as_ref().is_some_and(is_circular) {
                self.say(format!("{cell}: by"), "a schedule depends on a schedule", "name a figure of facts or tallies");
            }
            let currency = schedule.currency.parse::<CurrencyCode>();
            let mut steps: Vec<(Decimal, Money)> = Vec::new();
            for step in &schedule.step {
                let figures = step.above.parse::<Decimal>().ok().zip(step.amount.parse::<Decimal>().ok());
                match (figures, &currency) {
                    (Some((above, amount)), Ok(currency))
                        if amount >= Decimal::ZERO && steps.last().is_none_or(|(last, _)| *last < above) =>
                    {
                        steps.push((above, Money::new(amount, *currency)));
                    }
                    _ => self.say(
                        format!("{cell}: step"),
                        format!("{} / {} {} is no step", step.above, step.amount, schedule.currency),
                        "write rising decimals in quotes, and a currency such as GBP",
                    ),
                }
            }
            if steps.is_empty() || steps.len() > STEPS_MAX {
                self.say(format!("{cell}: step"), format!("{} steps", steps.len()), format!("write 1 to {STEPS_MAX}"));
            }
            if let Some(by) = by {
                schedules.insert(schedule.name.clone(), Scheduled { by, steps });
            }
        }
        schedules
    }

    fn clauses(&mut self, names: &Names) -> Vec<Compiled> {
        let mut clauses = Vec::new();
        for clause in &self.form.clause {
            let cell = format!("clause {}", clause.name);
            let when = self.keep(Predicate::compile(&format!("{cell}: when"), &clause.when, names));
            if clause.then.is_empty() || clause.then.len() > ACTS_MAX {
                self.say(format!("{cell}: then"), format!("{} acts", clause.then.len()), format!("write 1 to {ACTS_MAX}"));
            }
            let then: Vec<Then> = clause.then.iter().filter_map(|act| self.act(&format!("{cell}: then"), act, names)).collect();
            if let Some(when) = when {
                clauses.push(Compiled { name: clause.name.clone(), when, then });
            }
        }
        clauses
    }

    fn act(&mut self, cell: &str, act: &ActForm, names: &Names) -> Option<Then> {
        match act {
            ActForm::Release { mrn } => {
                Some(Then::Release { mrn: self.expression(&format!("{cell}.mrn"), mrn, Sort::Text, names)? })
            }
            ActForm::Notify { party } => {
                self.role(cell, party);
                Some(Then::Notify { party: party.clone() })
            }
            ActForm::OpenClaim { by, against, amount } => {
                [by, against].into_iter().for_each(|role| self.role(cell, role));
                let amount = match amount.as_str() {
                    "" => None,
                    amount => Some(self.expression(&format!("{cell}.amount"), amount, Sort::Amount, names)?),
                };
                Some(Then::OpenClaim { by: by.clone(), against: against.clone(), amount })
            }
            ActForm::Pay { from, to, amount } => {
                [from, to].into_iter().for_each(|role| self.role(cell, role));
                let amount = self.expression(&format!("{cell}.amount"), amount, Sort::Amount, names)?;
                Some(Then::Pay { from: from.clone(), to: to.clone(), amount })
            }
        }
    }

    /// A clause that waits for one that waits for it would never take effect, or at a moment nobody can foresee.
    fn loops(&mut self, clauses: &[Compiled], sources: &[Source]) {
        let waits = |clause: &Compiled| -> BTreeSet<String> {
            let used = clause.when.used().iter();
            used.filter_map(|place| match sources.get(usize::from(*place)) {
                Some(Source::Done(other)) => Some(other.clone()),
                _ => None,
            })
            .collect()
        };
        let mut open: BTreeMap<String, BTreeSet<String>> = clauses.iter().map(|one| (one.name.clone(), waits(one))).collect();
        loop {
            let free: Vec<String> = open
                .iter()
                .filter(|(_, waits)| !waits.iter().any(|other| open.contains_key(other)))
                .map(|(name, _)| name.clone())
                .collect();
            if free.is_empty() {
                break;
            }
            free.iter().for_each(|name| drop(open.remove(name)));
        }
        for name in open.keys() {
            self.problems.push(problem(
                format!("clause {name}: when"),
                "it waits, by way of done.…, for itself: a loop",
                "let one of them wait for a fact",
            ));
        }
    }
}

/// Words that stand before the dot of other names.
const RESERVED: [&str; 7] = ["before", "done", "fact", "now", "schedule", "tally", "terms"];
