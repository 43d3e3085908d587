//! Whatever is read as XML is written and read again as the same message.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(message) = messages::read(bytes) {
        let again = messages::xml::write(&message);
        assert_eq!(messages::read(again.as_bytes()).as_ref(), Ok(&message));
    }
});
