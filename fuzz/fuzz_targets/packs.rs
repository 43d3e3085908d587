//! Files of a pack, each behind its name and parted by U+0001, compile or are refused; what compiles loads again.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parts = text.split('\u{1}').filter_map(|part| part.split_once('\n'));
    let files = parts.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    if let Ok(edition) = reference::compile(&files) {
        let again = reference::Edition::from_bytes(edition.bytes()).expect("an edition");
        assert_eq!(again.hash(), edition.hash());
    }
});
