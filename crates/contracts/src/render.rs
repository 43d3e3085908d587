//! This module decides how a contract is read by people: its parties, its terms, what it listens to and what follows when,
//! in Chinese and in English. Every sentence is made from what is run, none is written beside it.

use declaration::LanguageMap;
use rules::{Expression, Labels};
use serde::Serialize;

use crate::contract::{Compiled, Contract, Source, Then};
use crate::execution::Act;

/// A contract in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rendering {
    /// What it is called.
    pub title: String,
    /// Its parts in order.
    pub sections: Vec<Section>,
}

/// A part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// Its sentences.
    pub lines: Vec<String>,
}

impl Rendering {
    /// It as lines of text.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.title.clone()];
        for section in &self.sections {
            lines.extend([String::new(), section.title.clone()]);
            lines.extend(section.lines.iter().map(|line| format!("  {line}")));
        }
        lines
    }
}

/// A contract in plain words, Chinese when the language begins with `zh`.
pub fn render(contract: &Contract, language: &str) -> Rendering {
    let teller = Teller { contract, zh: language.starts_with("zh") };
    let agreement = &contract.agreement;
    let mut sections = vec![teller.parties(), teller.terms()];
    sections.push(teller.facts());
    if !contract.tallies.is_empty() || !contract.schedules.is_empty() {
        sections.push(teller.reckoned());
    }
    sections.push(teller.clauses());
    Rendering { title: teller.text(&agreement.form.title).to_owned(), sections }
}

/// What followed from a fact in plain words, Chinese when the language begins with `zh`.
pub fn said(contract: &Contract, act: &Act, language: &str) -> String {
    Teller { contract, zh: language.starts_with("zh") }.followed(act)
}

/// What the names of cells are called.
struct Named<'a> {
    contract: &'a Contract,
    sources: &'a [Source],
}

impl Labels for Named<'_> {
    fn value(&self, place: u16) -> LanguageMap {
        self.contract.label(self.sources.get(usize::from(place)))
    }
    fn presence(&self, place: u16) -> LanguageMap {
        self.contract.presence(self.sources.get(usize::from(place)))
    }
}

struct Teller<'a> {
    contract: &'a Contract,
    zh: bool,
}

impl Teller<'_> {
    fn pick<'t>(&self, en: &'t str, zh: &'t str) -> &'t str {
        if self.zh { zh } else { en }
    }

    fn text<'t>(&self, text: &'t LanguageMap) -> &'t str {
        text.get(&[if self.zh { "zh" } else { "en" }])
    }

    /// What a role is called, and who plays it.
    fn role(&self, role: &str) -> String {
        let agreement = &self.contract.agreement;
        let called = agreement.form.party.iter().find(|known| known.role == role).map(|known| self.text(&known.text));
        called.unwrap_or(role).to_owned()
    }

    fn section(&self, en: &str, zh: &str, lines: Vec<String>) -> Section {
        Section { title: self.pick(en, zh).to_owned(), lines }
    }

    fn parties(&self) -> Section {
        let agreement = &self.contract.agreement;
        let lines = agreement.form.party.iter().map(|role| {
            let party = agreement.parties.get(&role.role).map_or("", |party| party.name.as_str());
            format!("{}{}{party}", self.text(&role.text), self.pick(": ", "："))
        });
        self.section("The parties", "当事方", lines.collect())
    }

    fn terms(&self) -> Section {
        let agreement = &self.contract.agreement;
        let mut lines: Vec<String> = Vec::new();
        for term in &agreement.form.term {
            let value = self.contract.terms.get(&term.name).map(ToString::to_string).unwrap_or_default();
            lines.push(format!("{}{}{value}", self.text(&term.text), self.pick(": ", "：")));
        }
        let (from, to) = (agreement.valid_from, agreement.valid_to);
        lines.push(match self.zh {
            true => format!("自 {from} 至 {to} 有效；全体当事方签署后生效"),
            false => format!("It counts from {from} to {to}, once all parties have signed"),
        });
        self.section("What was agreed", "约定事项", lines)
    }

    fn facts(&self) -> Section {
        let listens = &self.contract.agreement.form.listen;
        let lines = listens.iter().filter_map(|listen| {
            let listening = self.contract.listens.get(&listen.name)?;
            let by: Vec<String> = listen.by.iter().map(|role| self.role(role)).collect();
            let called = self.pick(listening.kind.called.0, listening.kind.called.1);
            let by = by.join(self.pick(" or ", "或"));
            let mut line = if self.zh { format!("{by}可陈述：{called}") } else { format!("{by} may state that {called}") };
            if let Some(about) = &listening.about {
                let told = about.told(&self.named(&listening.sources));
                line += &match self.zh {
                    true => format!("（须{}）", self.text(&told)),
                    false => format!(" (where {})", self.text(&told)),
                };
            }
            Some(line)
        });
        self.section("Facts that count", "所依据的事实", lines.collect())
    }

    fn reckoned(&self) -> Section {
        let mut lines = Vec::new();
        let form = &self.contract.agreement.form;
        for (tally, text) in self.contract.tallies.iter().zip(form.tally.iter().map(|tally| &tally.text)) {
            let Some(listening) = self.contract.listens.get(&tally.over) else { continue };
            let names = self.named(&listening.sources);
            let (when, add) = (tally.when.told(&names), tally.add.told(&names));
            let called = self.pick(listening.kind.called.0, listening.kind.called.1);
            lines.push(match self.zh {
                true => format!("{}：每次{called}，若{}，则加上 {}", self.text(text), self.text(&when), self.text(&add)),
                false => {
                    format!("{}: each time {called}, if {}, add {}", self.text(text), self.text(&when), self.text(&add))
                }
            });
        }
        for schedule in &form.schedule {
            let Some(compiled) = self.contract.schedules.get(&schedule.name) else { continue };
            let by = self.told(&compiled.by);
            for (above, amount) in &compiled.steps {
                lines.push(match self.zh {
                    true => format!("{}：{by}超过 {above} 时为 {amount}", self.text(&schedule.text)),
                    false => format!("{}: {amount} where {by} is more than {above}", self.text(&schedule.text)),
                });
            }
        }
        self.section("What is reckoned", "计算方法", lines)
    }

    fn clauses(&self) -> Section {
        let texts = self.contract.agreement.form.clause.iter().map(|clause| &clause.text);
        let lines = (1..).zip(self.contract.clauses.iter().zip(texts)).map(|(number, (clause, text))| {
            let acts: Vec<String> = clause.then.iter().map(|then| self.act(then)).collect();
            let (when, acts) = (self.when(clause), acts.join(self.pick("; ", "；")));
            match self.zh {
                true => format!("{number}. {}：当{when}时，{acts}。", self.text(text)),
                false => format!("{number}. {}: when {when}, then {acts}.", self.text(text)),
            }
        });
        self.section("What follows when", "条款", lines.collect())
    }

    fn named<'t>(&'t self, sources: &'t [Source]) -> Named<'t> {
        Named { contract: self.contract, sources }
    }

    fn when(&self, clause: &Compiled) -> String {
        self.text(&clause.when.told(&self.named(&self.contract.sources))).to_owned()
    }

    fn told(&self, expression: &Expression) -> String {
        self.text(&expression.told(&self.named(&self.contract.sources))).to_owned()
    }

    /// What a clause lets follow.
    fn act(&self, then: &Then) -> String {
        match then {
            Then::Release { mrn } => self.release(&self.told(mrn)),
            Then::Notify { party } => self.notify(party),
            Then::OpenClaim { by, against, amount } => {
                self.claim(by, against, amount.as_ref().map(|amount| self.told(amount)).as_deref())
            }
            Then::Pay { from, to, amount } => self.pay(from, to, &self.told(amount)),
        }
    }

    /// What did follow.
    fn followed(&self, act: &Act) -> String {
        match act {
            Act::Release { mrn, .. } => self.release(mrn),
            Act::Notify { party, .. } => self.notify(party),
            Act::OpenClaim { by, against, amount, .. } => {
                self.claim(by, against, amount.map(|amount| amount.to_string()).as_deref())
            }
            Act::Pay { from, to, amount, .. } => self.pay(from, to, &amount.to_string()),
        }
    }

    fn release(&self, mrn: &str) -> String {
        if self.zh { format!("请求海关放行 {mrn}") } else { format!("customs is asked to release {mrn}") }
    }

    fn notify(&self, party: &str) -> String {
        let party = self.role(party);
        if self.zh { format!("通知{party}") } else { format!("{party} is told") }
    }

    fn claim(&self, by: &str, against: &str, amount: Option<&str>) -> String {
        let (by, against) = (self.role(by), self.role(against));
        match (self.zh, amount) {
            (true, Some(amount)) => format!("{by}对{against}的索赔成立，金额为{amount}"),
            (true, None) => format!("{by}对{against}的索赔成立，金额另议"),
            (false, Some(amount)) => format!("a claim of {by} against {against} opens for {amount}"),
            (false, None) => format!("a claim of {by} against {against} opens, its amount to be agreed"),
        }
    }

    fn pay(&self, from: &str, to: &str, amount: &str) -> String {
        let (from, to) = (self.role(from), self.role(to));
        if self.zh { format!("{from}应向{to}支付{amount}") } else { format!("{from} owes {to} {amount}") }
    }
}
