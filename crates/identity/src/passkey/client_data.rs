//! This module decides what is read of client data: what the browser says it was asked, by whom, on which page (§5.8.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::{PART_BYTES_MAX, PasskeyError};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ClientData {
    #[serde(rename = "type")]
    purpose: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

impl ClientData {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PasskeyError> {
        let unreadable = PasskeyError::Unreadable("client data");
        if bytes.len() > PART_BYTES_MAX {
            return Err(unreadable);
        }
        serde_json::from_slice(bytes).map_err(|_| unreadable)
    }

    pub(super) fn challenge(&self) -> Option<Vec<u8>> {
        URL_SAFE_NO_PAD.decode(&self.challenge).ok()
    }

    pub(super) fn check(&self, purpose: &str, challenge: &[u8], origin: &str) -> Result<(), PasskeyError> {
        if self.purpose != purpose {
            return Err(PasskeyError::Purpose);
        }
        if self.challenge().as_deref() != Some(challenge) {
            return Err(PasskeyError::Challenge);
        }
        // A page in a frame of another one looks like that one to whoever touches the passkey.
        if self.origin != origin || self.cross_origin {
            return Err(PasskeyError::Origin);
        }
        Ok(())
    }
}
