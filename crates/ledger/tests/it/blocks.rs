//! Blocks: what is wrong with one is found, and the same operations give the same block.

use ledger::{BLOCK_BYTES_MAX, Block, Checked, Fault, Header, OPERATIONS_MAX};

use crate::parties::{Chain, Log};

fn next(chain: &Chain) -> Block {
    let operations = [Log::new("bank.example").grow(0, 5, 0), Log::new("customs.example").grow(0, 5, 0)];
    Block::make(&chain.state, chain.last(), 2_000_000, &operations, &Checked).0
}

#[test]
fn each_fault_of_a_block_is_found() {
    let mut chain = Chain::new();
    chain.decide(&[]);
    let good = next(&chain);
    let check = |block: &Block| block.check(&chain.state, chain.last(), 3_000_000, &Checked).map(|outcome| outcome.root);
    assert_eq!(check(&good), Ok(good.header.state));

    type Damage = fn(&mut Block);
    let cases: [(Damage, Fault); 13] = [
        (|block| block.header.height = 3, Fault::NotNext),
        (|block| block.header.height = 1, Fault::NotNext),
        (|block| block.header.previous = [0; 32], Fault::NotNext),
        (|block| block.header.consortium = [0; 32], Fault::NotNext),
        (|block| block.header.time_us = 1_000_000, Fault::Time),
        (|block| block.header.time_us = 3_000_001, Fault::Time),
        (|block| block.header.count = 1, Fault::Header),
        (|block| block.header.operations = [0; 32], Fault::Header),
        (|block| block.header.state = [0; 32], Fault::Header),
        (|block| block.header.members = [0; 32], Fault::Header),
        (|block| block.header.next = [0; 32], Fault::Header),
        (|block| block.operations.reverse(), Fault::Header),
        (|block| drop(block.operations.pop()), Fault::Header),
    ];
    for (damage, fault) in cases {
        let mut block = good.clone();
        damage(&mut block);
        assert_eq!(check(&block), Err(fault));
    }
    let mut twice = good.clone();
    twice.operations.push(good.operations[0].clone());
    assert!(matches!(check(&twice), Err(Fault::Refused { place: 2, .. })));
    let mut many = good.clone();
    many.operations = vec![good.operations[0].clone(); OPERATIONS_MAX + 1];
    assert_eq!(check(&many), Err(Fault::TooLarge));
    let mut large = good.clone();
    large.operations = vec!["x".repeat(BLOCK_BYTES_MAX / 2 + 1); 2];
    assert_eq!(check(&large), Err(Fault::TooLarge));
}

#[test]
fn a_header_has_one_form() {
    let header = next(&Chain::new()).header;
    assert_eq!(Header::read(&header.text()), Some(header.clone()));
    let text = header.text();
    for other in [
        text.trim_end().to_owned(),
        text.clone() + "\n",
        text.replace("height 1", "height 01"),
        text.replace("tongguan-block/v1", "tongguan-block/v2"),
        text.replace("operations 2 ", "operations 2  "),
    ] {
        assert_eq!(Header::read(&other), None, "{other}");
    }
}

#[test]
fn what_is_refused_is_left_out_of_a_block() {
    let chain = Chain::new();
    let good = Log::new("bank.example").grow(0, 5, 0);
    let operations = [good.clone(), "nonsense".to_owned(), good.clone()];
    let (block, _, refused) = Block::make(&chain.state, None, 1, &operations, &Checked);
    assert_eq!(block.operations, [good]);
    assert_eq!(
        refused.iter().map(|(place, reason)| (*place, reason.code())).collect::<Vec<_>>(),
        [(1, "not_an_operation"), (2, "known_checkpoint")]
    );
}
