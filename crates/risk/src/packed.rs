//! This module decides how lines that were seen, and what was found in them, are kept in few bytes.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::observation::{Finding, Observation};

/// An item of a declaration by its sequence number, with what is kept of it.
pub type Numbered<T> = Vec<(u32, T)>;

/// What is kept of each item of a case.
pub trait Packed: Serialize + DeserializeOwned {}
impl Packed for Observation {}
impl Packed for Finding {}

/// Why bytes were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these are no lines of this version")]
pub struct PackedError;

/// The first byte: the form of what follows.
const FORM: u8 = 1;

/// The bytes of lines.
///
/// # Errors
/// When they cannot be written down, which would be a fault of ours.
pub fn pack<T: Packed>(lines: &[(u32, T)]) -> Result<Vec<u8>, PackedError> {
    postcard::to_extend(lines, vec![FORM]).map_err(|_| PackedError)
}

/// Reads the bytes of lines.
///
/// # Errors
/// The bytes are cut off, or of another form.
///
/// ```
/// use risk::{Observation, pack, unpack};
///
/// let lines = vec![(1, Observation::on(20_000)), (2, Observation::on(20_000))];
/// let bytes = pack(&lines)?;
/// assert_eq!(unpack::<Observation>(&bytes)?.len(), 2);
/// assert!(unpack::<Observation>(&bytes[..9]).is_err() && unpack::<Observation>(&[]).is_err());
/// # Ok::<(), risk::PackedError>(())
/// ```
pub fn unpack<T: Packed>(bytes: &[u8]) -> Result<Numbered<T>, PackedError> {
    let (form, rest) = bytes.split_first().ok_or(PackedError)?;
    if *form != FORM {
        return Err(PackedError);
    }
    postcard::from_bytes(rest).map_err(|_| PackedError)
}
