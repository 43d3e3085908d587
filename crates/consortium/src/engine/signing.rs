//! This module decides how the engine's messages are signed and checked: as the texts of `ledger`, by the rules by which a
//! reader checks them offline. Were the engine more lenient, a certificate could hold here and nowhere else.

use arc_malachitebft_app_channel::app::types::Keypair;
use arc_malachitebft_app_channel::app::types::core::{SignedMessage, SigningScheme, ValidatorProof, VoteExtensionScope};
use arc_malachitebft_app_channel::{Signer, Verifier};
use arc_malachitebft_signing::{Error, VerificationResult};
use async_trait::async_trait;
use ledger::SEED_BYTES;
use verifier::encoding::encode;
use verifier::key::VerifierKey;
use verifier::{Hash, hash};

use super::terms::{Name, Proposal, Terms, Vote};

/// Signatures as lines of notes have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notes;

/// An Ed25519 signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signature(pub [u8; 64]);

impl SigningScheme for Notes {
    type DecodingError = &'static str;
    type Signature = Signature;
    type PublicKey = VerifierKey;
    type PrivateKey = ledger::Signer;

    fn decode_signature(bytes: &[u8]) -> Result<Signature, &'static str> {
        bytes.try_into().map(Signature).map_err(|_| "a signature has 64 bytes")
    }

    fn encode_signature(signature: &Signature) -> Vec<u8> {
        signature.0.to_vec()
    }

    fn decode_public_key(bytes: &[u8]) -> Result<VerifierKey, &'static str> {
        let text = std::str::from_utf8(bytes).map_err(|_| "a key is text")?;
        text.parse().map_err(|_| "a key is written name+id+base64")
    }

    fn encode_public_key(key: &VerifierKey) -> Vec<u8> {
        key.to_string().into_bytes()
    }
}

/// Checks signatures.
#[derive(Debug, Clone, Copy)]
pub struct Notary {
    pub consortium: Hash,
}

fn holds(text: Option<String>, signature: &Signature, key: &VerifierKey) -> Result<VerificationResult, Error> {
    Ok(VerificationResult::from_bool(text.is_some_and(|text| key.signed(&text, &signature.0))))
}

/// What binds a member's key to its address on the network.
fn proof_text(key: &[u8], peer: &[u8]) -> String {
    format!("tongguan-peer/v1\nkey {}\npeer {}\n", String::from_utf8_lossy(key), encode(peer))
}

#[async_trait]
impl Verifier<Terms> for Notary {
    async fn verify_signed_vote(
        &self,
        vote: &Vote,
        signature: &Signature,
        key: &VerifierKey,
    ) -> Result<VerificationResult, Error> {
        holds(vote.text(&self.consortium), signature, key)
    }

    async fn verify_signed_proposal(
        &self,
        proposal: &Proposal,
        signature: &Signature,
        key: &VerifierKey,
    ) -> Result<VerificationResult, Error> {
        holds(proposal.text(&self.consortium), signature, key)
    }

    async fn verify_signed_vote_extension(
        &self,
        _: &VoteExtensionScope<Terms>,
        (): &(),
        _: &Signature,
        _: &VerifierKey,
    ) -> Result<VerificationResult, Error> {
        // Nobody extends votes here.
        Ok(VerificationResult::Invalid)
    }

    async fn verify_validator_proof(&self, proof: &ValidatorProof<Terms>) -> Result<VerificationResult, Error> {
        let Ok(key) = Notes::decode_public_key(&proof.public_key) else { return Ok(VerificationResult::Invalid) };
        holds(Some(proof_text(&proof.public_key, &proof.peer_id)), &proof.signature, &key)
    }
}

/// Signs for a member.
pub struct Hand {
    pub signer: ledger::Signer,
    pub consortium: Hash,
}

impl Hand {
    /// The name it signs under.
    pub fn name(&self) -> Name {
        Name(self.signer.key().name().into())
    }

    fn sign<M>(&self, message: M, text: Option<String>) -> Result<SignedMessage<Terms, M>, Error> {
        let text = text.ok_or_else(Error::new)?;
        Ok(SignedMessage::new(message, Signature(self.signer.sign(&text))))
    }
}

#[async_trait]
impl Signer<Terms> for Hand {
    async fn sign_vote(&self, vote: Vote) -> Result<SignedMessage<Terms, Vote>, Error> {
        let text = vote.text(&self.consortium);
        self.sign(vote, text)
    }

    async fn sign_proposal(&self, proposal: Proposal) -> Result<SignedMessage<Terms, Proposal>, Error> {
        let text = proposal.text(&self.consortium);
        self.sign(proposal, text)
    }

    async fn sign_vote_extension(&self, _: VoteExtensionScope<Terms>, (): ()) -> Result<SignedMessage<Terms, ()>, Error> {
        Err(Error::new())
    }

    async fn sign_validator_proof(&self, key: Vec<u8>, peer: Vec<u8>) -> Result<ValidatorProof<Terms>, Error> {
        let signature = Signature(self.signer.sign(&proof_text(&key, &peer)));
        Ok(ValidatorProof::new(key, peer, signature))
    }
}

/// The keys under which a member is known on the network: made of the same seed, and not the key it votes with.
pub fn peer_keys(seed: &[u8; SEED_BYTES]) -> Option<Keypair> {
    Keypair::ed25519_from_bytes(hash::leaf(&[b"tongguan-peer-seed/v1\n", seed])).ok()
}
