//! This module decides what a compiled rule holds and what the rules of one edition find in a declaration.

use declaration::node::{Class, Described, Node, View};
use declaration::{Argument, Declaration, Finding, GovernmentAgencyGoodsItem, LanguageMap, Pointer, Severity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::World;
use crate::evaluate::{Scope, Value, truth, value};
use crate::form::{Level, Place, SLOT_DECLARATION, SLOT_ELEMENT, SLOT_ITEM, Term, Test};
use crate::selector::{Index, ItemFacts, Selector};
use crate::texts::Texts;

/// One row of a decision table, checked and compiled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Unique in its rule set on each day.
    pub id: String,
    /// The published error code, or our own.
    pub code: String,
    /// How grave a finding is.
    pub severity: Severity,
    /// Where the rule comes from.
    pub source: String,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// The last day on which it holds, if there is one.
    pub valid_to: Option<Date>,
    /// What it says, by language; empty until [`RuleSet::describe`] fills it.
    pub description: LanguageMap,
    /// When it applies, as the table has it.
    pub when: String,
    /// What must then hold, as the table has it.
    pub must: String,
    pub(crate) selector: Selector,
    pub(crate) round: Round,
    pub(crate) applies: Test,
    pub(crate) holds: Test,
    pub(crate) pointer: Place,
    pub(crate) arguments: Vec<(String, Term)>,
}

impl Rule {
    /// The names of the arguments that its findings carry.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().map(|(name, _)| name.as_str())
    }

    /// Which declarations it is about, as its table says.
    pub fn selects(&self) -> String {
        let Selector { types, types_not, procedures, goods, documents } = &self.selector;
        let not = types_not.iter().map(|pattern| format!("!{pattern}"));
        let words = types.iter().cloned().chain(not).chain(procedures.iter().chain(goods).chain(documents).cloned());
        words.collect::<Vec<_>>().join(" ")
    }

    /// Where its findings stand, in words that follow the JSON form; without places in lists.
    pub fn place(&self) -> String {
        let item = || (Pointer::item(1), GovernmentAgencyGoodsItem::CLASS);
        let element = |(base, class): (Pointer, &'static Class), path: &[u8]| {
            let field = |class: &'static Class, index: &u8| class.fields.get(usize::from(*index))?.class.map(|class| class());
            let of_element = path.iter().try_fold(class, field);
            (below(base, class, path, None), of_element.unwrap_or(class))
        };
        let declaration = (Pointer::root(), Declaration::CLASS);
        let (base, class) = match (self.pointer.slot, &self.round) {
            (SLOT_ELEMENT, Round::DeclarationList(path)) => element(declaration, path),
            (SLOT_ELEMENT, Round::ItemList(path)) => element(item(), path),
            (SLOT_ITEM, _) => item(),
            _ => declaration,
        };
        below(base, class, &self.pointer.path, None).path().replace("[1]", "")
    }

    fn holds_on(&self, date: Date) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|last| date <= last)
    }
}

/// What a rule runs over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Round {
    /// The declaration, once.
    Declaration,
    /// Every goods item.
    Item,
    /// Every element of a list of the declaration.
    DeclarationList(Vec<u8>),
    /// Every element of a list of every goods item.
    ItemList(Vec<u8>),
}

/// The rules of one edition.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct RuleSet {
    rules: Vec<Rule>,
    /// The `when` of each rule, by what it speaks of.
    conditions: Vec<Conditions>,
    index: Index,
}

/// The conditions of a rule that must all be true: each is asked as soon as all that it speaks of is known,
/// and so once for all that the rule then runs over.
#[derive(Debug, Clone, Default)]
struct Conditions {
    of_declaration: Vec<Test>,
    of_item: Vec<Test>,
    of_element: Vec<Test>,
}

impl Conditions {
    fn of(test: &Test) -> Self {
        let mut conditions = Self::default();
        conditions.add(test);
        conditions
    }

    fn add(&mut self, test: &Test) {
        match (test, test.level()) {
            (Test::All(tests), _) => tests.iter().for_each(|test| self.add(test)),
            (_, Level::Declaration) => self.of_declaration.push(test.clone()),
            (_, Level::Item) => self.of_item.push(test.clone()),
            (_, Level::Element) => self.of_element.push(test.clone()),
        }
    }
}

fn all(scope: &Scope<'_>, conditions: &[Test]) -> bool {
    conditions.iter().all(|condition| truth(scope, condition) == Some(true))
}

/// The stored form: the index is made again, and the class tables must be those of the compilation, since
/// compiled conditions name fields by their places in them.
#[derive(Serialize, Deserialize)]
struct Stored {
    tables: u64,
    rules: Vec<Rule>,
}

/// A rule set was compiled for another table of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these rules were compiled for other class tables; compile the pack again")]
pub struct OtherTables;

impl From<RuleSet> for Stored {
    fn from(set: RuleSet) -> Self {
        Self { tables: fingerprint(), rules: set.rules }
    }
}

impl TryFrom<Stored> for RuleSet {
    type Error = OtherTables;
    fn try_from(stored: Stored) -> Result<Self, OtherTables> {
        if stored.tables == fingerprint() { Ok(Self::new(stored.rules)) } else { Err(OtherTables) }
    }
}

impl RuleSet {
    /// Rules that run together.
    pub fn new(rules: Vec<Rule>) -> Self {
        let index = Index::of(rules.iter().map(|rule| &rule.selector));
        let conditions = rules.iter().map(|rule| Conditions::of(&rule.applies)).collect();
        Self { rules, conditions, index }
    }

    /// The rules in the order of their tables.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Gives every rule the text of its finding as description, placeholders left as they are.
    pub fn describe(&mut self, texts: &Texts) {
        for rule in &mut self.rules {
            rule.description = texts.raw(&rule.code, &rule.id);
        }
    }

    /// What the rules find, in the order of the tables and then of the places.
    pub fn evaluate(&self, declaration: &Declaration, world: &dyn World) -> Vec<Finding> {
        let items: Vec<ItemFacts<'_>> = goods_items(declaration).iter().map(|item| ItemFacts::of(item, declaration)).collect();
        let type_code = declaration.type_code.as_deref().unwrap_or_default();
        let date = world.date();
        let scope = Scope::of(world);
        scope.put(SLOT_DECLARATION, Some(declaration));
        let run = Run { declaration, items: &items, scope };
        let mut findings = Vec::new();
        for index in self.index.candidates(type_code, &items) {
            let Some((rule, conditions)) = self.rules.get(index).zip(self.conditions.get(index)) else { continue };
            if rule.holds_on(date) && all(&run.scope, &conditions.of_declaration) {
                run.rule(rule, conditions, &mut findings);
            }
        }
        findings
    }
}

fn goods_items(declaration: &Declaration) -> &[declaration::GovernmentAgencyGoodsItem] {
    declaration.goods_shipment.as_deref().map_or(&[], |shipment| &shipment.government_agency_goods_item)
}

/// One declaration under evaluation.
struct Run<'a> {
    declaration: &'a Declaration,
    items: &'a [ItemFacts<'a>],
    scope: Scope<'a>,
}

impl<'a> Run<'a> {
    fn rule(&self, rule: &Rule, conditions: &Conditions, findings: &mut Vec<Finding>) {
        match &rule.round {
            Round::Declaration | Round::DeclarationList(_) if !self.takes_any_item(rule) => {}
            Round::Declaration => self.cell(rule, &|_| Pointer::root(), findings),
            Round::DeclarationList(path) => {
                self.elements((rule, conditions), self.declaration, path, &Pointer::root, findings);
            }
            Round::Item | Round::ItemList(_) => {
                for (index, item) in goods_items(self.declaration).iter().enumerate() {
                    if rule.selector.asks_of_items()
                        && !self.items.get(index).is_some_and(|facts| rule.selector.takes_item(facts))
                    {
                        continue;
                    }
                    self.scope.put(SLOT_ITEM, Some(item));
                    let base = || Pointer::item(place(index));
                    match &rule.round {
                        Round::ItemList(path) => self.elements((rule, conditions), item, path, &base, findings),
                        _ if !all(&self.scope, &conditions.of_item) => {}
                        _ => {
                            let base = |slot| if slot == SLOT_ITEM { base() } else { Pointer::root() };
                            self.cell(rule, &base, findings);
                        }
                    }
                }
            }
        }
    }

    fn takes_any_item(&self, rule: &Rule) -> bool {
        !rule.selector.asks_of_items() || self.items.iter().any(|facts| rule.selector.takes_item(facts))
    }

    fn elements(
        &self,
        (rule, conditions): (&Rule, &Conditions),
        owner: &'a dyn Node,
        path: &[u8],
        base: &dyn Fn() -> Pointer,
        findings: &mut Vec<Finding>,
    ) {
        let Some((last, way)) = path.split_last() else { return };
        let mut node = owner;
        for index in way {
            match node.view(usize::from(*index)) {
                View::One(Some(below)) => node = below,
                _ => return,
            }
        }
        let View::Many(elements) = node.view(usize::from(*last)) else { return };
        if elements.count() == 0 || !all(&self.scope, &conditions.of_item) {
            return;
        }
        for index in 0..elements.count() {
            self.scope.put(SLOT_ELEMENT, elements.at(index));
            if !all(&self.scope, &conditions.of_element) {
                continue;
            }
            let pointer = |slot| match slot {
                SLOT_ELEMENT => below(base(), owner.class(), path, Some(place(index))),
                SLOT_ITEM => base(),
                _ => Pointer::root(),
            };
            self.cell(rule, &pointer, findings);
        }
    }

    /// One evaluation of a rule that applies: a finding when it does not hold.
    fn cell(&self, rule: &Rule, base: &dyn Fn(u8) -> Pointer, findings: &mut Vec<Finding>) {
        let scope = &self.scope;
        if truth(scope, &rule.holds) != Some(false) {
            return;
        }
        let slot = rule.pointer.slot;
        let class = scope.node(slot).map_or(Declaration::CLASS, Node::class);
        let pointer = below(base(slot), class, &rule.pointer.path, None);
        let mut finding = Finding::new(pointer, &rule.code, &rule.id, rule.severity);
        for (name, term) in &rule.arguments {
            let argument: Argument = match value(scope, term) {
                Some(Value::Text(text)) => text.into_owned().into(),
                Some(Value::Figure(figure, _)) => figure.normalize().into(),
                Some(Value::Date(date)) => date.to_string().into(),
                None => continue,
            };
            finding = finding.with(name, argument);
        }
        findings.push(finding);
    }
}

/// Places are counted from 1; no list has more than 999 elements.
fn place(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// The address so many fields below another; the place belongs to the last.
fn below(mut pointer: Pointer, class: &'static Class, path: &[u8], last_place: Option<u32>) -> Pointer {
    let mut class = Some(class);
    for (depth, index) in path.iter().enumerate() {
        let Some(field) = class.and_then(|class| class.fields.get(usize::from(*index))) else { break };
        pointer = pointer.child(field.id(), last_place.filter(|_| depth + 1 == path.len()));
        class = field.class.map(|class| class());
    }
    pointer
}

/// A number that changes whenever the class tables do (FNV-1a over the names in order).
fn fingerprint() -> u64 {
    /// The schema is at most eight classes deep.
    const DEPTH_MAX: usize = 12;
    fn mix(hash: u64, text: &str) -> u64 {
        text.bytes().chain([0]).fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
    fn walk(hash: u64, class: &Class, depth: usize) -> u64 {
        class.fields.iter().fold(mix(hash, class.id), |hash, field| {
            let hash = mix(hash, field.member);
            match field.class {
                Some(below) if depth < DEPTH_MAX => walk(hash, below(), depth + 1),
                _ => hash,
            }
        })
    }
    walk(0xcbf2_9ce4_8422_2325, Declaration::CLASS, 0)
}
