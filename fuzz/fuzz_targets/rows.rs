//! A table that is read comes apart into tables of one declaration each that are read as the same ones.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(messages) = messages::rows::read(text) {
        let parts = messages::rows::split(text);
        assert_eq!(parts.len(), messages.len());
        for (part, message) in parts.iter().zip(&messages) {
            let again = messages::rows::read(&part.table).expect("a part of a table");
            assert_eq!(again[0].declaration, message.declaration);
        }
    }
});
