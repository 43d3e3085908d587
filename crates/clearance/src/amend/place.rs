//! This module decides which place of a declaration a pointer of a message means: numbered classes are found
//! by their number, the others by their place.

use declaration::node::{Class, Node, Nodes, View};
use declaration::pointer::Step;
use declaration::{Declaration, Pointer};

use super::change::SEQUENCE_MEMBER;

/// Where a pointer leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// To something that is there.
    Here(Pointer),
    /// To nothing yet; so many of its steps are there, and the next has this number among its like.
    Absent { pointer: Pointer, present: usize },
    /// Beyond the first free place: between would be nothing.
    Gap,
}

/// Whether a class is numbered.
fn is_numbered(class: &Class) -> bool {
    class.fields.iter().any(|field| field.member == SEQUENCE_MEMBER)
}

/// The number of a numbered node.
pub(super) fn number(node: &dyn Node) -> Option<u32> {
    let index = node.class().fields.iter().position(|field| field.member == SEQUENCE_MEMBER)?;
    match node.view(index) {
        View::Leaf(leaf) => leaf.decimal().and_then(|number| u32::try_from(number).ok()),
        View::One(_) | View::Many(_) => None,
    }
}

fn find(nodes: &dyn Nodes, class: &Class, wanted: u32) -> Option<usize> {
    if is_numbered(class) {
        return (0..nodes.count()).find(|index| nodes.at(*index).and_then(number) == Some(wanted));
    }
    let index = usize::try_from(wanted).ok()?.checked_sub(1)?;
    (index < nodes.count()).then_some(index)
}

/// The place that a message's pointer means in a declaration.
pub(super) fn place(declaration: &Declaration, pointer: &Pointer) -> Place {
    let Ok(fields) = pointer.fields() else { return Place::Gap };
    let mut here = Pointer::root();
    let mut node: Option<&dyn Node> = Some(declaration);
    let mut present = None;
    for (depth, (step, field)) in pointer.steps().iter().skip(1).zip(fields).enumerate() {
        let index = node.and_then(|node| node.class().fields.iter().position(|one| std::ptr::eq(one, field)));
        let view = node.zip(index).map(|(node, index)| node.view(index));
        let class = field.class.map(|class| class());
        let (next, place) = match (view, step.place) {
            (Some(View::Leaf(leaf)), _) => {
                if !leaf.is_present() {
                    present.get_or_insert(depth + 1);
                }
                (None, None)
            }
            (Some(View::One(one)), _) => (one, None),
            (Some(View::Many(nodes)), Some(wanted)) => {
                let Some(class) = class else { return Place::Gap };
                match find(nodes, class, wanted) {
                    Some(index) => (nodes.at(index), u32::try_from(index + 1).ok()),
                    None => {
                        let free = u32::try_from(nodes.count() + 1).unwrap_or(u32::MAX);
                        if !is_numbered(class) && wanted != free {
                            return Place::Gap;
                        }
                        (None, Some(free))
                    }
                }
            }
            // Below something that is not there everything is the first of its kind.
            (None, Some(wanted)) => {
                if wanted != 1 && !class.is_some_and(is_numbered) {
                    return Place::Gap;
                }
                (None, Some(1))
            }
            (None | Some(View::Many(_)), None) => (None, None),
        };
        here = here.child(&step.id, place);
        if class.is_some() && next.is_none() {
            present.get_or_insert(depth + 1);
        }
        node = next;
    }
    match present {
        None => Place::Here(here),
        Some(present) => Place::Absent { pointer: here, present },
    }
}

/// The first steps of a pointer.
pub(super) fn head(pointer: &Pointer, steps: usize) -> Pointer {
    pointer.steps().iter().take(steps).skip(1).fold(Pointer::root(), |head, step| head.child(&step.id, step.place))
}

/// Whether one pointer lies in another, or is it.
pub(super) fn is_within(inner: &Pointer, outer: &Pointer) -> bool {
    inner.steps().starts_with(outer.steps())
}

/// A pointer without places, as tables write it.
pub(super) fn plain(pointer: &Pointer) -> String {
    pointer.steps().iter().map(|step: &Step| step.id.as_str()).collect::<Vec<_>>().join("/")
}
