//! This module decides whether a model of a version before can be asked by this one: signals may have been added since, and
//! a house does not lose its model by that.

use crate::catalogue::{SIGNAL_COUNT, SIGNALS, position};
use crate::model::{Model, ModelError, Node};

/// The place in this version of each signal that a model names.
///
/// # Errors
/// A name is unknown or comes twice, or there are too many.
pub(crate) fn places(names: &[String]) -> Result<Vec<u16>, ModelError> {
    if names.len() > SIGNAL_COUNT {
        return Err(ModelError::Signals { found: names.len() });
    }
    let mut is_taken = [false; SIGNAL_COUNT];
    let mut places = Vec::with_capacity(names.len());
    for (name, here) in names.iter().zip(SIGNALS.iter()) {
        let unknown = || ModelError::Name { found: name.clone(), expected: here.name.clone() };
        let place = position(name).filter(|place| !is_taken[*place]).ok_or_else(unknown)?;
        is_taken[place] = true;
        places.push(place as u16);
    }
    Ok(places)
}

/// The names of this version's signals.
pub(crate) fn names() -> Vec<String> {
    SIGNALS.iter().map(|signal| signal.name.clone()).collect()
}

impl Model {
    /// Asks by this version's places what was asked by those of the version that wrote the model.
    ///
    /// # Errors
    /// The model asks a signal that this version does not compute.
    pub(crate) fn adopt(&mut self) -> Result<(), ModelError> {
        let places = places(&self.signals)?;
        for (at, node) in self.nodes.iter_mut().enumerate().filter(|(_, node)| node.signal != Node::LEAF) {
            node.signal = *places.get(usize::from(node.signal)).ok_or(ModelError::Tree { node: at })?;
        }
        self.signals = names();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::stump;

    #[test]
    fn a_model_is_asked_by_the_names_of_its_signals_and_not_by_their_places() {
        let mut model = stump();
        model.signals = vec!["weighed".to_owned(), "delay".to_owned()];
        model.nodes[0].signal = 1;
        let mut refused = [model.clone(), model.clone(), model.clone()];
        model.adopt().unwrap();
        assert_eq!((model.check(), usize::from(model.nodes[0].signal)), (Ok(()), position("delay").unwrap()));
        refused[0].signals[1] = "weighed".to_owned();
        refused[1].signals[1] = "tomorrow".to_owned();
        for (model, found) in refused.iter_mut().zip(["weighed", "tomorrow"]) {
            let error = ModelError::Name { found: found.to_owned(), expected: SIGNALS[1].name.clone() };
            assert_eq!(model.adopt(), Err(error));
        }
        refused[2].nodes[0].signal = 2;
        assert_eq!(refused[2].adopt(), Err(ModelError::Tree { node: 0 }));
    }
}
