//! Whatever is read as JSON is written and read again as the same declaration.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(declaration) = messages::json::read(text) {
        let again = messages::json::write(&declaration);
        assert_eq!(messages::json::read(&again).as_ref(), Ok(&declaration));
    }
});
