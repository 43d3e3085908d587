//! No file makes the verifier panic, and what it proves it proves again from the receipt written anew.
#![no_main]

use libfuzzer_sys::fuzz_target;
use verifier::{Policy, Receipt, verify};

fuzz_target!(|text: &str| {
    let policy = Policy::read("quorum none\n").expect("a policy");
    assert!(!verify(text, &policy, None).is_proven());
    let _ = Policy::read(text);
    let _ = verifier::succession::follow(&policy, text, None);
    if let Some(receipt) = Receipt::read(text) {
        let again = receipt.write().and_then(|file| Receipt::read(&file));
        assert_eq!(again, Some(receipt));
    }
});
