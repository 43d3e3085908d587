//! Whatever is read as EDIFACT is written as XML and read again, if it is whole, as the same declaration.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for message in messages::cusdec::read(bytes).unwrap_or_default() {
        // EDIFACT may leave out what the XML form requires.
        if let Ok(again) = messages::read(messages::xml::write(&message).as_bytes()) {
            assert_eq!(again.declaration, message.declaration);
        }
    }
});
