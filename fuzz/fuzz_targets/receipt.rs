//! No file makes the verifier panic, and what it proves it proves again from the receipt written anew.
#![no_main]

use libfuzzer_sys::fuzz_target;
use verifier::{Policy, Receipt, verify};

fuzz_target!(|text: &str| {
    let policy = Policy::read("quorum none\n").expect("a policy");
    assert!(!verify(text, &policy, None).is_proven());
    // The files of the corpus get past its signatures, by SHA-256 and by SM3.
    let _ = verify(text, &Policy::read(include_str!("../receipt.policy")).expect("the policy of the corpus"), None);
    let _ = Policy::read(text);
    let _ = verifier::succession::follow(&policy, text, None);
    if let Some(receipt) = Receipt::read(text) {
        let again = receipt.write().and_then(|file| Receipt::read(&file));
        assert_eq!(again, Some(receipt));
    }
});
