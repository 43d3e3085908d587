//! This module decides what a dotted name means: which field of which class, seen from which variable,
//! and which member was meant when there is none of that name.

use declaration::Declaration;
use declaration::node::{Class, Described, Field, Format, Occurs};

use crate::form::{Place, SLOT_DECLARATION, SLOT_ELEMENT, SLOT_ITEM, SLOTS_MAX};
use crate::formula::Names;
use crate::problem::Fault;

/// The path of the goods items from the declaration, which `item` stands for.
pub(crate) const ITEMS_PATH: &str = "goodsShipment.governmentAgencyGoodsItem";

/// What stands at the end of a name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End {
    /// A leaf of this format.
    Leaf(Format),
    /// A single class.
    Class(&'static Class),
    /// A repeated class.
    List(&'static Class),
}

/// A name and what it leads to.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    pub place: Place,
    pub end: End,
    /// Whether the path crosses a repeated class before its end.
    pub joined: bool,
}

/// The variables that a cell may name.
#[derive(Debug, Clone)]
pub(crate) struct Variables {
    names: Vec<(String, u8, &'static Class)>,
    /// Names of values that are given, where a cell is not about a declaration.
    given: Option<Names>,
}

impl Variables {
    /// Only the declaration.
    pub(crate) fn of_declaration() -> Self {
        Self { names: vec![("declaration".to_owned(), SLOT_DECLARATION, Declaration::CLASS)], given: None }
    }

    /// Only values that are given under these names.
    pub(crate) fn given(names: &Names) -> Self {
        Self { names: Vec::new(), given: Some(names.clone()) }
    }

    /// The names of given values, where a cell names nothing else.
    pub(crate) fn given_names(&self) -> Option<&Names> {
        self.given.as_ref()
    }

    /// The goods item besides.
    pub(crate) fn with_item(mut self, class: &'static Class) -> Self {
        self.names.push(("item".to_owned(), SLOT_ITEM, class));
        self
    }

    /// The element of the list that a rule runs over.
    pub(crate) fn with_element(mut self, name: &str, class: &'static Class) -> Self {
        self.names.push((name.to_owned(), SLOT_ELEMENT, class));
        self
    }

    /// Binds a macro's variable; none when too many are nested.
    pub(crate) fn push(&mut self, name: &str, class: &'static Class) -> Option<u8> {
        let used = self.names.iter().map(|(_, slot, _)| *slot).max().unwrap_or(0).max(SLOT_ELEMENT);
        let slot = used + 1;
        if usize::from(slot) >= SLOTS_MAX {
            return None;
        }
        self.names.push((name.to_owned(), slot, class));
        Some(slot)
    }

    /// Lets go of the innermost macro's variable.
    pub(crate) fn pop(&mut self) {
        self.names.pop();
    }

    /// The variable of this name, the innermost first.
    pub(crate) fn find(&self, name: &str) -> Option<(u8, &'static Class)> {
        self.names.iter().rev().find(|(known, ..)| known == name).map(|(_, slot, class)| (*slot, *class))
    }

    /// What the variables are called.
    pub(crate) fn list(&self) -> String {
        self.names.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Resolves a dotted name such as `item.commodity.goodsMeasure`.
    pub(crate) fn resolve(&self, name: &str) -> Result<Resolved, Fault> {
        let mut parts = name.split('.');
        let root = parts.next().unwrap_or_default();
        let (slot, class) = self.find(root).ok_or_else(|| self.unknown(root, 1))?;
        let mut resolved = Resolved { place: Place { slot, path: Vec::new() }, end: End::Class(class), joined: false };
        let mut column = root.chars().count() + 2;
        for part in parts {
            step(&mut resolved, part, column)?;
            column += part.chars().count() + 1;
        }
        Ok(resolved)
    }

    /// The fault of naming what is not there.
    pub(crate) fn unknown(&self, name: &str, column: usize) -> Fault {
        let known: Vec<&str> = self.names.iter().map(|(known, ..)| known.as_str()).collect();
        let mend = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if name == "item" => "set for_each to `item` to run once per goods item".to_owned(),
            None => format!("here are {}", self.list()),
        };
        Fault::new(column, format!("there is no variable `{name}`"), mend)
    }
}

/// Goes one member further.
pub(crate) fn step(resolved: &mut Resolved, member: &str, column: usize) -> Result<(), Fault> {
    let class = match resolved.end {
        End::Class(class) => class,
        End::List(class) => {
            resolved.joined = true;
            class
        }
        End::Leaf(_) => {
            return Err(Fault::new(
                column,
                format!("`{member}` is asked of a value, which has no members"),
                "end the name before it",
            ));
        }
    };
    let (index, field) = member_of(class, member, column)?;
    resolved.place.path.push(index);
    resolved.end = end_of(field);
    Ok(())
}

/// Resolves a dotted path inside a class, as `sum` and `unique` take it.
pub(crate) fn resolve_inside(class: &'static Class, path: &str, column: usize) -> Result<Resolved, Fault> {
    let mut resolved = Resolved { place: Place { slot: 0, path: Vec::new() }, end: End::Class(class), joined: false };
    for part in path.split('.') {
        step(&mut resolved, part, column)?;
    }
    Ok(resolved)
}

fn end_of(field: &'static Field) -> End {
    match (field.class, field.occurs, field.format) {
        (Some(class), Occurs::Many(_), _) => End::List(class()),
        (Some(class), ..) => End::Class(class()),
        (None, _, format) => End::Leaf(format.unwrap_or(Format::Text(0))),
    }
}

fn member_of(class: &'static Class, member: &str, column: usize) -> Result<(u8, &'static Field), Fault> {
    let found = class.fields.iter().enumerate().find(|(_, field)| field.member == member);
    if let Some((index, field)) = found
        && let Ok(index) = u8::try_from(index)
    {
        return Ok((index, field));
    }
    let mend = if let Some(near) = nearest(member, class.fields.iter().map(|field| field.member)) {
        format!("did you mean `{near}`?")
    } else if let Some(way) = way_down(class, member, WAY_DOWN_MAX) {
        format!("did you mean `{way}`?")
    } else {
        format!("it has {}", class.fields.iter().map(|field| field.member).collect::<Vec<_>>().join(", "))
    };
    Err(Fault::new(column, format!("class {} has no member `{member}`", class.name), mend))
}

/// How deep below a class a misplaced member is looked for.
const WAY_DOWN_MAX: usize = 3;

/// A member of the same name further down, a common slip of whoever knows the element but not its class.
fn way_down(class: &'static Class, member: &str, depth: usize) -> Option<String> {
    let below = class.fields.iter().filter_map(|field| field.class.map(|class| (field.member, class())));
    below
        .clone()
        .find_map(|(name, class)| {
            let near = nearest(member, class.fields.iter().map(|field| field.member))?;
            Some(format!("{name}.{near}"))
        })
        .or_else(|| {
            if depth == 0 {
                return None;
            }
            below.into_iter().find_map(|(name, class)| Some(format!("{name}.{}", way_down(class, member, depth - 1)?)))
        })
}

/// The known name that differs least, if it differs little.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_ascii_lowercase();
    let known: Vec<&str> = known.collect();
    let close = known
        .iter()
        .map(|candidate| (distance(&lower, &candidate.to_ascii_lowercase()), *candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.len().max(name.len()).min(NAME_LENGTH_COMPARED_MAX))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate);
    let shortened = |candidate: &&str| lower.len() >= SHORTENED_LENGTH_MIN && is_within(&lower, &candidate.to_ascii_lowercase());
    close.or_else(|| known.iter().copied().find(shortened))
}

/// A name this long whose letters all stand in another, in order, is taken for a shortening of it.
const SHORTENED_LENGTH_MIN: usize = 6;

fn is_within(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// Names are compared up to this length; the longest member has 29 characters.
const NAME_LENGTH_COMPARED_MAX: usize = 40;

/// Insertions, deletions and changes that turn one name into the other (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(NAME_LENGTH_COMPARED_MAX).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, from) in left.chars().take(NAME_LENGTH_COMPARED_MAX).enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, to) in right.iter().enumerate() {
            let changed = diagonal + usize::from(from != *to);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
