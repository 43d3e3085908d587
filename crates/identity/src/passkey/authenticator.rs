//! This module decides what is read of an authenticator's answer: the attestation object (§6.5) and the authenticator data
//! (§6.1).

use ciborium::Value;
use ring::digest::{SHA256, digest};

use super::{PART_BYTES_MAX, PasskeyError};

/// Bytes of a credential's id (§4: at most 1,023).
pub const CREDENTIAL_ID_BYTES_MAX: usize = 1023;

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const BACKUP_ELIGIBLE: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;
const EXTENDED: u8 = 0x80;

/// Authenticator data, read whole.
pub(super) struct AuthenticatorData {
    party: [u8; 32],
    is_user_present: bool,
    pub is_user_verified: bool,
    pub sign_count: u32,
    /// The id and the COSE key of a credential that is new.
    pub credential: Option<(Vec<u8>, Value)>,
}

/// The authenticator data of an attestation object, whatever its statement says.
pub(super) fn attested(object: &[u8]) -> Result<Vec<u8>, PasskeyError> {
    let unreadable = PasskeyError::Unreadable("attestation object");
    if object.len() > PART_BYTES_MAX {
        return Err(unreadable);
    }
    let mut rest = object;
    let value: Value = ciborium::from_reader(&mut rest).map_err(|_| unreadable)?;
    let mut data = None;
    for (name, value) in value.into_map().map_err(|_| unreadable)? {
        if name.as_text() == Some("authData") {
            data = value.into_bytes().ok();
        }
    }
    data.filter(|_| rest.is_empty()).ok_or(unreadable)
}

impl AuthenticatorData {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PasskeyError> {
        Self::parse(bytes).filter(|_| bytes.len() <= PART_BYTES_MAX).ok_or(PasskeyError::Unreadable("authenticator data"))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (party, rest) = bytes.split_first_chunk::<32>()?;
        let (flags, rest) = rest.split_first()?;
        let (sign_count, mut rest) = rest.split_first_chunk::<4>()?;
        let has = |flag: u8| flags & flag != 0;
        let mut credential = None;
        if has(ATTESTED) {
            let (_aaguid, after) = rest.split_first_chunk::<16>()?;
            let (length, after) = after.split_first_chunk::<2>()?;
            let length = usize::from(u16::from_be_bytes(*length));
            if length == 0 || length > CREDENTIAL_ID_BYTES_MAX {
                return None;
            }
            let (id, mut after) = after.split_at_checked(length)?;
            let key: Value = ciborium::from_reader(&mut after).ok()?;
            credential = Some((id.to_vec(), key));
            rest = after;
        }
        if has(EXTENDED) {
            let extensions: Value = ciborium::from_reader(&mut rest).ok()?;
            extensions.as_map()?;
        }
        // What is backed up must be able to be (§6.1.3); nothing may follow.
        let is_whole = rest.is_empty() && (has(BACKUP_ELIGIBLE) || !has(BACKED_UP));
        is_whole.then_some(Self {
            party: *party,
            is_user_present: has(USER_PRESENT),
            is_user_verified: has(USER_VERIFIED),
            sign_count: u32::from_be_bytes(*sign_count),
            credential,
        })
    }

    /// That it was made for this house, and that somebody was there.
    pub(super) fn check(&self, party: &str) -> Result<(), PasskeyError> {
        if self.party.as_slice() != digest(&SHA256, party.as_bytes()).as_ref() {
            return Err(PasskeyError::RelyingParty);
        }
        if self.is_user_present { Ok(()) } else { Err(PasskeyError::Absent) }
    }
}
