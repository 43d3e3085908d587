//! This module decides whether a passkey proves somebody: registration and assertion of Web Authentication Level 3 (§7.1,
//! §7.2), for keys that sign with ES256, EdDSA or RS256.
//!
//! Attestation is asked of nobody (`none`), so an attestation statement is read and proves nothing: what counts is that the
//! key that was registered signs later. CBOR is read by `ciborium`, signatures are checked by `ring`.

mod authenticator;
mod client_data;
mod key;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

pub use authenticator::CREDENTIAL_ID_BYTES_MAX;
use authenticator::{AuthenticatorData, attested};
use client_data::ClientData;
use key::PublicKey;
pub use key::{ALGORITHMS, KeyError};

/// Random bytes of a challenge; the specification asks for 16 at least.
pub const CHALLENGE_BYTES: usize = 32;
/// Bytes of client data and of an attestation object that are read: real ones have less than 10 KiB.
pub const PART_BYTES_MAX: usize = 16 * 1024;

/// Why a passkey proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyError {
    /// Something cannot be read.
    #[error("the {0} cannot be read")]
    Unreadable(&'static str),
    /// Made for another purpose: a registration for an assertion, or the other way round.
    #[error("made for another purpose")]
    Purpose,
    /// It answers another challenge.
    #[error("it answers another challenge")]
    Challenge,
    /// It was made on a page of somebody else, or in a frame of one.
    #[error("made on another page")]
    Origin,
    /// It was made for another house.
    #[error("made for another relying party")]
    RelyingParty,
    /// Nobody was there.
    #[error("nobody touched it")]
    Absent,
    /// It did not make sure who was there, where that is needed.
    #[error("it did not make sure who was there")]
    Unverified,
    /// A key that cannot be taken.
    #[error("a key of a kind that cannot be taken")]
    Key(#[source] KeyError),
    /// The signature is wrong.
    #[error("the signature is wrong")]
    Signature,
    /// Its counter did not move on: there may be a copy of it.
    #[error("the counter did not move on")]
    Counter,
}

/// The house as browsers know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    id: String,
    origin: String,
}

impl RelyingParty {
    /// The house at an origin (`https://customs.example`); none where browsers know no passkeys: at an address, or over
    /// plain HTTP except on this machine.
    ///
    /// ```
    /// use identity::passkey::RelyingParty;
    /// assert_eq!(RelyingParty::at("https://customs.example:8443").unwrap().id(), "customs.example");
    /// assert!(RelyingParty::at("http://localhost:8080").is_some());
    /// for none in ["http://customs.example", "https://192.0.2.1", "https://customs.example/page", "customs.example", "https://"] {
    ///     assert!(RelyingParty::at(none).is_none(), "{none}");
    /// }
    /// ```
    pub fn at(origin: &str) -> Option<Self> {
        let (is_plain, rest) = match origin.split_once("://")? {
            ("https", rest) => (false, rest),
            ("http", rest) => (true, rest),
            _ => return None,
        };
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        let is_name = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.'))
            && host.bytes().any(|byte| byte.is_ascii_lowercase());
        let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok());
        let is_taken = is_name && is_port && (!is_plain || host == "localhost");
        is_taken.then(|| Self { id: host.to_owned(), origin: origin.to_owned() })
    }

    /// Its id: the host.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// A passkey as it is kept: id, algorithm and public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    id: Vec<u8>,
    key: PublicKey,
}

impl Passkey {
    /// Its id, base 64 without padding, as browsers write it.
    pub fn id(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.id)
    }

    /// As one text.
    pub fn kept(&self) -> String {
        format!("{}.{}", self.id(), self.key.kept())
    }

    /// From the text that was kept; none when it is none.
    pub fn read(kept: &str) -> Option<Self> {
        let (id, key) = kept.split_once('.')?;
        Some(Self { id: URL_SAFE_NO_PAD.decode(id).ok()?, key: PublicKey::read(key)? })
    }
}

/// What an assertion proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asserted {
    /// The new count of signatures; 0 for a passkey that does not count.
    pub sign_count: u32,
    /// Whether the passkey made sure who was there (a fingerprint, a PIN): then it counts for two factors.
    pub is_verified: bool,
}

/// What a browser answers to an assertion.
#[derive(Debug, Clone)]
pub struct Assertion {
    /// `clientDataJSON`.
    pub client_data: Vec<u8>,
    /// `authenticatorData`.
    pub authenticator_data: Vec<u8>,
    /// `signature`.
    pub signature: Vec<u8>,
}

/// The challenge that client data says to answer, to look up whether it was ours; nothing is checked.
pub fn challenge_of(client_data: &[u8]) -> Option<Vec<u8>> {
    ClientData::read(client_data).ok()?.challenge()
}

/// Takes a new passkey in (§7.1). Gives it with its count of signatures.
///
/// # Errors
/// Says what is wrong with it.
pub fn register(
    party: &RelyingParty,
    challenge: &[u8],
    client_data: &[u8],
    attestation: &[u8],
) -> Result<(Passkey, u32), PasskeyError> {
    let said = ClientData::read(client_data)?;
    said.check("webauthn.create", challenge, &party.origin)?;
    let bytes = attested(attestation)?;
    let data = AuthenticatorData::read(&bytes)?;
    data.check(&party.id)?;
    let (id, key) = data.credential.ok_or(PasskeyError::Unreadable("attested credential"))?;
    let key = PublicKey::from_cose(&key).map_err(PasskeyError::Key)?;
    Ok((Passkey { id, key }, data.sign_count))
}

/// Checks that a passkey signed a challenge (§7.2). `sign_count` is the count that was kept.
///
/// # Errors
/// Says what is wrong.
pub fn verify(
    party: &RelyingParty,
    challenge: &[u8],
    passkey: &Passkey,
    sign_count: u32,
    assertion: &Assertion,
) -> Result<Asserted, PasskeyError> {
    let said = ClientData::read(&assertion.client_data)?;
    said.check("webauthn.get", challenge, &party.origin)?;
    let data = AuthenticatorData::read(&assertion.authenticator_data)?;
    data.check(&party.id)?;
    let mut signed = assertion.authenticator_data.clone();
    signed.extend_from_slice(digest(&SHA256, &assertion.client_data).as_ref());
    if !passkey.key.has_signed(&signed, &assertion.signature) {
        return Err(PasskeyError::Signature);
    }
    // Passkeys that are copied between devices do not count; one that counted must go on.
    if (data.sign_count != 0 || sign_count != 0) && data.sign_count <= sign_count {
        return Err(PasskeyError::Counter);
    }
    Ok(Asserted { sign_count: data.sign_count, is_verified: data.is_user_verified })
}

#[cfg(test)]
mod tests;
