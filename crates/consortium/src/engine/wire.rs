//! This module decides how the engine's messages become bytes. Each has a plain counterpart here, written with postcard;
//! what cannot be read is an error, never a guess.

use arc_malachitebft_app_channel::app::consensus::{LivenessMsg, ProposedValue, SignedConsensusMsg};
use arc_malachitebft_app_channel::app::streaming::{StreamContent, StreamId, StreamMessage};
use arc_malachitebft_app_channel::app::types::codec::{Codec as Coded, HasEncodedLen};
use arc_malachitebft_app_channel::app::types::core::{
    ExtendedCommitCertificate, ExtendedCommitSignature, NilOrVal, PolkaCertificate, PolkaSignature, Round, RoundCertificate,
    RoundCertificateType, RoundSignature, SignedMessage, ValidatorProof, Validity, VoteType,
};
use arc_malachitebft_app_channel::app::types::{PeerId, sync};
use arc_malachitebft_sync::{ValueRequest, ValueResponse};
use bytes::Bytes;
use ledger::{Block, Header, ROUND_MAX};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::signing::Signature;
use super::terms::{BlockId, Height, Name, Part, Proposal, Terms, Vote};

/// Writes and reads every message of the engine.
#[derive(Debug, Clone, Copy)]
pub struct Codec;

/// Bytes that are no message.
#[derive(Debug, thiserror::Error)]
pub enum ParcelError {
    /// They are of another form.
    #[error("the bytes are of another form")]
    Form(#[from] postcard::Error),
    /// A value in them cannot be.
    #[error("a value is out of its range")]
    Range,
}

type Result<T> = std::result::Result<T, ParcelError>;

fn write<T: Serialize>(value: &T) -> Result<Bytes> {
    Ok(postcard::to_stdvec(value)?.into())
}

fn read<T: DeserializeOwned>(bytes: &Bytes) -> Result<T> {
    let (value, rest) = postcard::take_from_bytes(bytes)?;
    if rest.is_empty() { Ok(value) } else { Err(ParcelError::Range) }
}

fn round_out(round: Round) -> Option<u32> {
    round.as_u32()
}

fn round_in(round: Option<u32>) -> Result<Round> {
    // A round far beyond any real one would only make timers overflow.
    if round.is_some_and(|round| round > ROUND_MAX) { Err(ParcelError::Range) } else { Ok(round.into()) }
}

fn block_out(value: &NilOrVal<BlockId>) -> Option<[u8; 32]> {
    match value {
        NilOrVal::Nil => None,
        NilOrVal::Val(block) => Some(block.0),
    }
}

fn block_in(block: Option<[u8; 32]>) -> NilOrVal<BlockId> {
    block.map_or(NilOrVal::Nil, |block| NilOrVal::Val(BlockId(block)))
}

fn signature_in(bytes: &[u8]) -> Result<Signature> {
    bytes.try_into().map(Signature).map_err(|_| ParcelError::Range)
}

/// A signature by somebody.
type Line = (String, Vec<u8>);

#[derive(Serialize, Deserialize)]
struct VoteParcel(u64, Option<u32>, Option<[u8; 32]>, bool, Line);

impl VoteParcel {
    fn of(signed: &SignedMessage<Terms, Vote>) -> Self {
        let Vote { height, round, value, kind, address } = &signed.message;
        let line = (address.to_string(), signed.signature.0.to_vec());
        Self(height.0, round_out(*round), block_out(value), *kind == VoteType::Precommit, line)
    }

    fn open(self) -> Result<SignedMessage<Terms, Vote>> {
        let Self(height, round, block, is_precommit, (name, signature)) = self;
        let kind = if is_precommit { VoteType::Precommit } else { VoteType::Prevote };
        let (round, value) = (round_in(round)?, block_in(block));
        let vote = Vote { height: Height(height), round, value, kind, address: Name(name.into()) };
        Ok(SignedMessage::new(vote, signature_in(&signature)?))
    }
}

#[derive(Serialize, Deserialize)]
enum ConsensusParcel {
    Vote(VoteParcel),
    Proposal(u64, Option<u32>, [u8; 32], Option<u32>, Line),
}

impl Coded<SignedConsensusMsg<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, message: &SignedConsensusMsg<Terms>) -> Result<Bytes> {
        write(&match message {
            SignedConsensusMsg::Vote(vote) => ConsensusParcel::Vote(VoteParcel::of(vote)),
            SignedConsensusMsg::Proposal(signed) => {
                let Proposal { height, round, value, lock, address } = &signed.message;
                let line = (address.to_string(), signed.signature.0.to_vec());
                ConsensusParcel::Proposal(height.0, round_out(*round), value.0, round_out(*lock), line)
            }
        })
    }

    fn decode(&self, bytes: Bytes) -> Result<SignedConsensusMsg<Terms>> {
        Ok(match read(&bytes)? {
            ConsensusParcel::Vote(vote) => SignedConsensusMsg::Vote(vote.open()?),
            ConsensusParcel::Proposal(height, round, value, lock, (name, signature)) => {
                let (round, lock) = (round_in(round)?, round_in(lock)?);
                let address = Name(name.into());
                let proposal = Proposal { height: Height(height), round, value: BlockId(value), lock, address };
                SignedConsensusMsg::Proposal(SignedMessage::new(proposal, signature_in(&signature)?))
            }
        })
    }
}

#[derive(Serialize, Deserialize)]
struct ProposedParcel(u64, Option<u32>, Option<u32>, String, [u8; 32], bool);

impl Coded<ProposedValue<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, value: &ProposedValue<Terms>) -> Result<Bytes> {
        let ProposedValue { height, round, valid_round, proposer, value, validity } = value;
        let (round, lock) = (round_out(*round), round_out(*valid_round));
        write(&ProposedParcel(height.0, round, lock, proposer.to_string(), value.0, validity.to_bool()))
    }

    fn decode(&self, bytes: Bytes) -> Result<ProposedValue<Terms>> {
        let ProposedParcel(height, round, lock, proposer, value, is_valid) = read(&bytes)?;
        Ok(ProposedValue {
            height: Height(height),
            round: round_in(round)?,
            valid_round: round_in(lock)?,
            proposer: Name(proposer.into()),
            value: BlockId(value),
            validity: Validity::from_bool(is_valid),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct PolkaParcel(u64, Option<u32>, [u8; 32], Vec<Line>);

impl PolkaParcel {
    fn of(certificate: &PolkaCertificate<Terms>) -> Self {
        let lines = certificate.polka_signatures.iter();
        let lines = lines.map(|line| (line.address.to_string(), line.signature.0.to_vec())).collect();
        Self(certificate.height.0, round_out(certificate.round), certificate.value_id.0, lines)
    }

    fn open(self) -> Result<PolkaCertificate<Terms>> {
        let Self(height, round, value, lines) = self;
        let line = |(name, bytes): Line| Ok(PolkaSignature::new(Name(name.into()), signature_in(&bytes)?));
        let polka_signatures = lines.into_iter().map(line).collect::<Result<_>>()?;
        Ok(PolkaCertificate { height: Height(height), round: round_in(round)?, value_id: BlockId(value), polka_signatures })
    }
}

impl Coded<PolkaCertificate<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, certificate: &PolkaCertificate<Terms>) -> Result<Bytes> {
        write(&PolkaParcel::of(certificate))
    }

    fn decode(&self, bytes: Bytes) -> Result<PolkaCertificate<Terms>> {
        read::<PolkaParcel>(&bytes)?.open()
    }
}

#[derive(Serialize, Deserialize)]
enum LivenessParcel {
    Vote(VoteParcel),
    Polka(PolkaParcel),
    Round(u64, Option<u32>, bool, Vec<(bool, Option<[u8; 32]>, Line)>),
}

impl Coded<LivenessMsg<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, message: &LivenessMsg<Terms>) -> Result<Bytes> {
        write(&match message {
            LivenessMsg::Vote(vote) => LivenessParcel::Vote(VoteParcel::of(vote)),
            LivenessMsg::PolkaCertificate(certificate) => LivenessParcel::Polka(PolkaParcel::of(certificate)),
            LivenessMsg::SkipRoundCertificate(certificate) => {
                let line = |line: &RoundSignature<Terms>| {
                    let signed = (line.address.to_string(), line.signature.0.to_vec());
                    (line.vote_type == VoteType::Precommit, block_out(&line.value_id), signed)
                };
                let is_skip = certificate.cert_type == RoundCertificateType::Skip;
                let lines = certificate.round_signatures.iter().map(line).collect();
                LivenessParcel::Round(certificate.height.0, round_out(certificate.round), is_skip, lines)
            }
        })
    }

    fn decode(&self, bytes: Bytes) -> Result<LivenessMsg<Terms>> {
        Ok(match read(&bytes)? {
            LivenessParcel::Vote(vote) => LivenessMsg::Vote(vote.open()?),
            LivenessParcel::Polka(certificate) => LivenessMsg::PolkaCertificate(certificate.open()?),
            LivenessParcel::Round(height, round, is_skip, lines) => {
                let line = |(is_precommit, block, (name, bytes)): (bool, Option<[u8; 32]>, Line)| {
                    let kind = if is_precommit { VoteType::Precommit } else { VoteType::Prevote };
                    Ok(RoundSignature::new(kind, block_in(block), Name(name.into()), signature_in(&bytes)?))
                };
                LivenessMsg::SkipRoundCertificate(RoundCertificate {
                    height: Height(height),
                    round: round_in(round)?,
                    cert_type: if is_skip { RoundCertificateType::Skip } else { RoundCertificateType::Precommit },
                    round_signatures: lines.into_iter().map(line).collect::<Result<_>>()?,
                })
            }
        })
    }
}

#[derive(Serialize, Deserialize)]
enum PartParcel {
    Block(u64, u32, Option<u32>, String, Bytes),
    Operations(Vec<String>),
}

impl Coded<Part> for Codec {
    type Error = ParcelError;

    fn encode(&self, part: &Part) -> Result<Bytes> {
        write(&match part.clone() {
            Part::Block { height, round, lock, proposer, block } => PartParcel::Block(height, round, lock, proposer, block),
            Part::Operations(operations) => PartParcel::Operations(operations),
        })
    }

    fn decode(&self, bytes: Bytes) -> Result<Part> {
        Ok(match read(&bytes)? {
            PartParcel::Block(height, round, lock, proposer, block) => {
                round_in(Some(round))?;
                round_in(lock)?;
                Part::Block { height, round, lock, proposer, block }
            }
            PartParcel::Operations(operations) => Part::Operations(operations),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct StreamParcel(Bytes, u64, Option<Bytes>);

impl Coded<StreamMessage<Part>> for Codec {
    type Error = ParcelError;

    fn encode(&self, message: &StreamMessage<Part>) -> Result<Bytes> {
        let content = match &message.content {
            StreamContent::Data(part) => Some(Coded::<Part>::encode(self, part)?),
            StreamContent::Fin => None,
        };
        write(&StreamParcel(message.stream_id.to_bytes(), message.sequence, content))
    }

    fn decode(&self, bytes: Bytes) -> Result<StreamMessage<Part>> {
        let StreamParcel(stream, sequence, content) = read(&bytes)?;
        let content = match content {
            Some(part) => StreamContent::Data(Coded::<Part>::decode(self, part)?),
            None => StreamContent::Fin,
        };
        Ok(StreamMessage::new(StreamId::new(stream), sequence, content))
    }
}

#[derive(Serialize, Deserialize)]
struct ProofParcel(Vec<u8>, Vec<u8>, Vec<u8>);

impl Coded<ValidatorProof<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, proof: &ValidatorProof<Terms>) -> Result<Bytes> {
        write(&ProofParcel(proof.public_key.clone(), proof.peer_id.clone(), proof.signature.0.to_vec()))
    }

    fn decode(&self, bytes: Bytes) -> Result<ValidatorProof<Terms>> {
        let ProofParcel(key, peer, signature) = read(&bytes)?;
        Ok(ValidatorProof::new(key, peer, signature_in(&signature)?))
    }
}

#[derive(Serialize, Deserialize)]
struct StatusParcel(Vec<u8>, u64, u64);

impl Coded<sync::Status<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, status: &sync::Status<Terms>) -> Result<Bytes> {
        write(&StatusParcel(status.peer_id.to_bytes(), status.tip_height.0, status.history_min_height.0))
    }

    fn decode(&self, bytes: Bytes) -> Result<sync::Status<Terms>> {
        let StatusParcel(peer, tip, least) = read(&bytes)?;
        let peer_id = PeerId::from_bytes(&peer).map_err(|_| ParcelError::Range)?;
        Ok(sync::Status { peer_id, tip_height: Height(tip), history_min_height: Height(least) })
    }
}

impl Coded<sync::Request<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, request: &sync::Request<Terms>) -> Result<Bytes> {
        let sync::Request::ValueRequest(request) = request;
        write(&(request.range.start().0, request.range.end().0))
    }

    fn decode(&self, bytes: Bytes) -> Result<sync::Request<Terms>> {
        let (start, end): (u64, u64) = read(&bytes)?;
        Ok(sync::Request::ValueRequest(ValueRequest::new(Height(start)..=Height(end))))
    }
}

/// A decided block on its way to somebody who lags.
#[derive(Serialize, Deserialize)]
struct DecidedParcel(Bytes, u64, Option<u32>, [u8; 32], Vec<Line>);

#[derive(Serialize, Deserialize)]
struct ResponseParcel(u64, Vec<DecidedParcel>);

impl Coded<sync::Response<Terms>> for Codec {
    type Error = ParcelError;

    fn encode(&self, response: &sync::Response<Terms>) -> Result<Bytes> {
        let sync::Response::ValueResponse(response) = response;
        let decided = |value: &sync::RawDecidedValue<Terms>| {
            let certificate = &value.certificate;
            let lines = certificate.commit_signatures.iter();
            let lines = lines.map(|line| (line.address.to_string(), line.signature.0.to_vec())).collect();
            let (height, round) = (certificate.height.0, round_out(certificate.round));
            DecidedParcel(value.value_bytes.clone(), height, round, certificate.value_id.0, lines)
        };
        write(&ResponseParcel(response.start_height.0, response.values.iter().map(decided).collect()))
    }

    fn decode(&self, bytes: Bytes) -> Result<sync::Response<Terms>> {
        let ResponseParcel(start, values) = read(&bytes)?;
        let decided = |DecidedParcel(bytes, height, round, value, lines): DecidedParcel| {
            let line =
                |(name, signature): Line| Ok(ExtendedCommitSignature::new(Name(name.into()), signature_in(&signature)?, None));
            let certificate = ExtendedCommitCertificate {
                height: Height(height),
                round: round_in(round)?,
                value_id: BlockId(value),
                commit_signatures: lines.into_iter().map(line).collect::<Result<_>>()?,
            };
            Ok(sync::RawDecidedValue::new(bytes, certificate))
        };
        let values = values.into_iter().map(decided).collect::<Result<_>>()?;
        Ok(sync::Response::ValueResponse(ValueResponse::new(Height(start), values)))
    }
}

impl HasEncodedLen<sync::Response<Terms>> for Codec {
    fn encoded_len(&self, response: &sync::Response<Terms>) -> Result<usize> {
        Ok(self.encode(response)?.len())
    }
}

/// A block as it travels and is kept.
pub fn encode_block(block: &Block) -> Result<Bytes> {
    write(&(block.header.text(), &block.operations))
}

/// Reads a block; nothing of it is checked yet.
pub fn decode_block(bytes: &Bytes) -> Result<Block> {
    let (header, operations): (String, Vec<String>) = read(bytes)?;
    Ok(Block { header: Header::read(&header).ok_or(ParcelError::Range)?, operations })
}

#[cfg(test)]
mod tests;
