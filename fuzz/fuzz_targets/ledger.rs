//! No operation, agreement, header or genesis makes the ledger panic; what is read is written the same, and nothing that
//! was made up is agreed.
#![no_main]

use ledger::{Agreed, Agreement, Genesis, Header, Member, Members, Operation, Signer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(operation) = Operation::read(text) {
        assert_eq!(Operation::read(&operation.write()), Ok(operation));
    }
    if let Some(agreement) = Agreement::read(text) {
        assert_eq!(Agreement::read(&agreement.write()), Some(agreement));
    }
    if let Some(header) = Header::read(text) {
        assert_eq!(Header::read(&header.text()), Some(header));
    }
    let _ = Members::read(text);
    let _ = Genesis::read(text);
    let nobody = Signer::new("nobody.example", [0x55; 32]).expect("a name");
    let genesis = Genesis::read(&Genesis::write("made up", &[Member::new(nobody.key().clone())])).expect("a genesis");
    assert!(Agreement::check(text, &genesis).is_err());
    assert!(Agreed::of_receipt(text, &genesis).is_err());
});
