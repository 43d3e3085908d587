//! Messages of the network: written and read the same, and no bytes that make a reader panic or take memory.

use arc_malachitebft_app_channel::app::types::core::NilOrVal;
use proptest::prelude::*;

use super::*;

fn part() -> impl Strategy<Value = Part> {
    let block = (any::<u64>(), 0..=ROUND_MAX, proptest::option::of(0..=ROUND_MAX), ".{0,20}", any::<Vec<u8>>());
    let block = block.prop_map(|(height, round, lock, proposer, block)| Part::Block {
        height,
        round,
        lock,
        proposer,
        block: block.into(),
    });
    prop_oneof![block, proptest::collection::vec(".{0,40}", 0..5).prop_map(Part::Operations)]
}

fn vote() -> impl Strategy<Value = SignedMessage<Terms, Vote>> {
    let parts = (any::<u64>(), 0..=ROUND_MAX, proptest::option::of(any::<[u8; 32]>()), any::<bool>(), "[a-z]{1,9}");
    (parts, any::<u8>()).prop_map(|((height, round, block, is_precommit, name), byte)| {
        let kind = if is_precommit { VoteType::Precommit } else { VoteType::Prevote };
        let value = block.map_or(NilOrVal::Nil, |block| NilOrVal::Val(BlockId(block)));
        let (round, address) = (Round::new(round), Name(name.into()));
        SignedMessage::new(Vote { height: Height(height), round, value, kind, address }, Signature([byte; 64]))
    })
}

proptest! {
    #[test]
    fn no_bytes_from_the_network_make_a_reader_panic(bytes in any::<Vec<u8>>()) {
        let bytes = Bytes::from(bytes);
        let _ = Coded::<SignedConsensusMsg<Terms>>::decode(&Codec, bytes.clone());
        let _ = Coded::<LivenessMsg<Terms>>::decode(&Codec, bytes.clone());
        let _ = Coded::<ProposedValue<Terms>>::decode(&Codec, bytes.clone());
        let _ = Coded::<PolkaCertificate<Terms>>::decode(&Codec, bytes.clone());
        let _ = Coded::<StreamMessage<Part>>::decode(&Codec, bytes.clone());
        let _ = Coded::<ValidatorProof<Terms>>::decode(&Codec, bytes.clone());
        let _ = Coded::<sync::Status<Terms>>::decode(&Codec, bytes.clone());
        let _ = Coded::<sync::Request<Terms>>::decode(&Codec, bytes.clone());
        let _ = Coded::<sync::Response<Terms>>::decode(&Codec, bytes.clone());
        let _ = decode_block(&bytes);
    }

    #[test]
    fn what_is_written_is_read_the_same(part in part(), vote in vote()) {
        let written = Coded::<Part>::encode(&Codec, &part).unwrap();
        prop_assert_eq!(Coded::<Part>::decode(&Codec, written).unwrap(), part);
        let message = SignedConsensusMsg::Vote(vote);
        let written = Codec.encode(&message).unwrap();
        prop_assert_eq!(Coded::<SignedConsensusMsg<Terms>>::decode(&Codec, written).unwrap(), message);
    }

    #[test]
    fn a_damaged_message_is_no_message_or_another_one(vote in vote(), at in any::<prop::sample::Index>(), more in any::<bool>()) {
        let message = SignedConsensusMsg::Vote(vote);
        let mut written = Codec.encode(&message).unwrap().to_vec();
        if more { written.push(0) } else { written.truncate(at.index(written.len())) }
        prop_assert!(Coded::<SignedConsensusMsg<Terms>>::decode(&Codec, written.into()).is_err());
    }
}

#[test]
fn a_length_beyond_the_bytes_takes_no_memory() {
    // A list said to have 2⁶³ entries.
    let mut bytes = vec![1];
    bytes.extend([0xff; 9]);
    bytes.push(0x7f);
    assert!(Coded::<StreamMessage<Part>>::decode(&Codec, bytes.clone().into()).is_err());
    assert!(Coded::<Part>::decode(&Codec, bytes.into()).is_err());
}

#[test]
fn a_round_that_no_timer_could_bear_is_refused() {
    let vote = Vote {
        height: Height(1),
        round: Round::new(ROUND_MAX + 1),
        value: NilOrVal::Nil,
        kind: VoteType::Prevote,
        address: Name("bank".into()),
    };
    let message = SignedConsensusMsg::Vote(SignedMessage::new(vote, Signature([0; 64])));
    let written = Codec.encode(&message).unwrap();
    assert!(Coded::<SignedConsensusMsg<Terms>>::decode(&Codec, written).is_err());
}
