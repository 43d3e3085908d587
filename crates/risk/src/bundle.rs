//! This module decides how models and what is known of the past are kept in one file.

use serde::{Deserialize, Serialize};

use crate::champion::Champion;
use crate::model::{ModelError, Node};
use crate::signals::Signals;

/// Models, and the past that their signals are computed from.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bundle {
    /// The models.
    pub champion: Champion,
    /// What is known of the past.
    pub signals: Signals,
}

/// Why a file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Not one of these files, or one of another version.
    #[error("this is not a model of this version: train it again with `tongguan risk train`")]
    Form,
    /// The models in it cannot be used.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// The first bytes of a file: models, past, the covers of all nodes, the forest of what is unusual, and who is near whom.
const MARK: &[u8] = b"tongguan-risk-3\n";
/// The same without the last two, as files were written before: such a model scores, and does not say how unusual a line is.
const MARK_WITHOUT_FOREST: &[u8] = b"tongguan-risk-2\n";
/// The same without covers, too: such a model has no Shapley values.
const MARK_WITHOUT_COVERS: &[u8] = b"tongguan-risk-1\n";

impl Bundle {
    /// The bytes of the file.
    ///
    /// # Errors
    /// When it cannot be written down, which would be a fault of ours.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        let covers: Vec<f32> = self.champion.models().flat_map(|model| &model.nodes).map(|node| node.cover).collect();
        let bytes = postcard::to_extend(self, MARK.to_vec()).map_err(|_| BundleError::Form)?;
        postcard::to_extend(&(covers, &self.champion.anomaly, &self.signals.near), bytes).map_err(|_| BundleError::Form)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// The file is broken, of another version, or holds a model that this version cannot use.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let known = [MARK, MARK_WITHOUT_FOREST, MARK_WITHOUT_COVERS];
        let (mark, bytes) = known.iter().find_map(|mark| Some((*mark, bytes.strip_prefix(*mark)?))).ok_or(BundleError::Form)?;
        let (mut bundle, rest): (Self, &[u8]) = postcard::take_from_bytes(bytes).map_err(|_| BundleError::Form)?;
        if mark != MARK_WITHOUT_COVERS {
            let (covers, rest): (Vec<f32>, &[u8]) = postcard::take_from_bytes(rest).map_err(|_| BundleError::Form)?;
            bundle.champion.cover(&covers)?;
            if mark == MARK {
                (bundle.champion.anomaly, bundle.signals.near) = postcard::from_bytes(rest).map_err(|_| BundleError::Form)?;
            }
        }
        bundle.champion.adopt()?;
        Ok(bundle)
    }
}

impl Champion {
    /// Takes the covers of all nodes, in the order in which models are kept.
    fn cover(&mut self, covers: &[f32]) -> Result<(), BundleError> {
        let mut nodes: Vec<&mut Node> = self.models_mut().flat_map(|model| &mut model.nodes).collect();
        if nodes.len() != covers.len() {
            return Err(BundleError::Form);
        }
        for (node, cover) in nodes.iter_mut().zip(covers) {
            node.cover = *cover;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anomaly::Isolation;
    use crate::catalogue::{SIGNAL_COUNT, SIGNALS, Vector, position};
    use crate::champion::{Outlook, Training};
    use crate::model::{Link, Model};
    use crate::observation::{Observation, Role};
    use crate::shapley::ShapleyError;

    fn bundle() -> Bundle {
        let node = |signal, weight, cover| Node { signal, split: 0.5, left: 1, right: 2, missing: 1, weight, cover };
        let model = |weight: f32| Model {
            signals: SIGNALS.iter().map(|signal| signal.name.clone()).collect(),
            base: -1.0,
            roots: vec![0],
            nodes: vec![node(3, 0.0, 4.0), node(Node::LEAF, -weight, 2.0), node(Node::LEAF, weight, 2.0)],
            link: Link::Identity,
        };
        let training = Training { examples: 4, hits: 2, until: 0 };
        let lines: Vec<Vector> = (0_u16..300).map(|line| [f32::from(line % 17); SIGNAL_COUNT]).collect();
        let anomaly = Isolation::grow(&lines, 1);
        let champion = Champion { probability: model(1.0), amount: None, critical: Some(model(2.0)), anomaly, training };
        Bundle { champion, signals: Signals::default() }
    }

    #[test]
    fn a_file_gives_back_its_models_and_one_of_before_scores_without_shapley_values() {
        let (kept, vector) = (bundle(), [0.7; SIGNAL_COUNT]);
        let bytes = kept.to_bytes().unwrap();
        let read = Bundle::from_bytes(&bytes).unwrap();
        assert_eq!(read.champion, kept.champion);
        assert_eq!(read.champion.probability.shapley(&vector).unwrap().sum(), 0.0);
        for cut in [MARK.len() - 1, MARK.len(), bytes.len() - 1, bytes.len() - 25] {
            assert!(Bundle::from_bytes(&bytes[..cut]).is_err(), "cut off after {cut}");
        }
        assert!(kept.champion.outlook(&vector).anomaly.is_some());
        let before = postcard::to_extend(&kept, MARK_WITHOUT_COVERS.to_vec()).unwrap();
        let read = Bundle::from_bytes(&before).unwrap();
        assert_eq!(read.champion.outlook(&vector), Outlook { anomaly: None, ..kept.champion.outlook(&vector) });
        assert_eq!(read.champion.probability.shapley(&vector), Err(ShapleyError::NoCovers));
    }

    #[test]
    fn a_file_of_before_signals_were_added_says_what_it_said() {
        // Written by the version that had 87 signals; figures are what that version answered.
        let read = Bundle::from_bytes(include_bytes!("../tests/data/signals-87.risk")).unwrap();
        let told = |rate: f32| {
            let mut vector = [0.7; SIGNAL_COUNT];
            vector[position("rate").unwrap()] = rate;
            vector[position("twin.hits").unwrap()] = 0.2;
            let outlook = read.champion.outlook(&vector);
            (outlook.probability, outlook.critical)
        };
        assert_eq!([0.05, 0.2, f32::NAN].map(told), [(0.166_666_67, 0.1), (0.433_333_34, 0.5), (0.166_666_67, 0.1)]);
        let mut asked = Observation::on(20_006);
        asked.set(Role::Importer, "ALPHA");
        assert_eq!(read.signals.of(&asked)[position("importer.hits").unwrap()], 0.809_932_65, "the past is there");
    }
}
