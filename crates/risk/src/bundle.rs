//! This module decides how models and what is known of the past are kept in one file.

use serde::{Deserialize, Serialize};

use crate::champion::Champion;
use crate::model::ModelError;
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

/// The first bytes of a file.
const MARK: &[u8] = b"tongguan-risk-1\n";

impl Bundle {
    /// The bytes of the file.
    ///
    /// # Errors
    /// When it cannot be written down, which would be a fault of ours.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        postcard::to_extend(self, MARK.to_vec()).map_err(|_| BundleError::Form)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// The file is broken, of another version, or holds a model that this version cannot use.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let bundle: Self =
            postcard::from_bytes(bytes.strip_prefix(MARK).ok_or(BundleError::Form)?).map_err(|_| BundleError::Form)?;
        bundle.champion.check()?;
        Ok(bundle)
    }
}
