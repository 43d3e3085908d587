//! Messages on their boundary: round trips of any declaration the classes allow, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod random;

mod forms;

use declaration::Declaration;
use messages::{Message, read, schema, xml};
use proptest::prelude::*;

fn message(declaration: Declaration) -> Message {
    Message { declaration, ..Message::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_declaration_is_read_back_from_xml_and_json_as_it_was(seed in any::<u64>()) {
        let message = message(random::declaration(seed));
        let xml = xml::write(&message);
        let again = read(xml.as_bytes());
        prop_assert_eq!(again.as_ref(), Ok(&message), "{}", xml);
        let json = messages::json::write(&message.declaration);
        prop_assert_eq!(read(json.as_bytes()).map(|message| message.declaration), Ok(message.declaration));
    }

    #[test]
    fn any_declaration_in_json_fits_the_schema(seed in any::<u64>()) {
        let validator = jsonschema::validator_for(&schema::declaration()).unwrap();
        let json = serde_json::to_value(random::declaration(seed)).unwrap();
        let problems: Vec<String> = validator.iter_errors(&json).map(|error| format!("{} at {}", error, error.instance_path())).collect();
        prop_assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_broken_message_makes_the_reader_panic(seed in any::<u64>(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = xml::write(&message(random::declaration(seed))).into_bytes();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        let _ = read(&bytes);
    }
}

const HEAD: &str =
    r#"<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">"#;

#[test]
fn what_cannot_be_read_is_refused_with_line_column_and_mend() {
    let cases = [
        ("", "line 1, column 1: the message is empty"),
        ("hello", "line 1, column 1: a message begins with `<` (XML) or `{` (JSON)"),
        ("<a>\n<!-- x -- y --></a>", "line 2"),
        ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "a document type is not allowed"),
        ("<a xmlns='urn:other'/>", "no declaration: expected MetaData in"),
        ("<MetaData/>", "is not in the namespace"),
        ("HEAD<Declaration><FunctionCode>9</FunctionCode>", "the document ends inside Declaration"),
        ("HEAD<Declaration></Declaration></md:MetaData>", "Declaration must hold `FunctionCode`"),
        (
            "HEAD<Declaration><FunctionCode>9</FunctionCode><FunctionCode>9</FunctionCode></Declaration></md:MetaData>",
            "only once",
        ),
        (
            "HEAD<Declaration><FunctionCode>9</FunctionCode><Colour>red</Colour></Declaration></md:MetaData>",
            "Declaration has no element `Colour`",
        ),
        (
            "HEAD<Declaration><FunctionCode>9</FunctionCode>&unknown;</Declaration></md:MetaData>",
            "the entity `&unknown;` is not allowed",
        ),
        (
            "HEAD<Declaration>\n<FunctionCode>9</FunctionCode>\n<TypeCode>IMPORT</TypeCode></Declaration></md:MetaData>",
            "line 3, column 11: MetaData/Declaration/TypeCode: 6 characters where at most 3 are allowed",
        ),
        (
            "HEAD<Declaration><FunctionCode>9</FunctionCode><GoodsItemQuantity>many</GoodsItemQuantity></Declaration></md:MetaData>",
            "`many` is not a decimal number",
        ),
        (
            "HEAD<Declaration><FunctionCode>9</FunctionCode><AcceptanceDateTime>2020</AcceptanceDateTime></Declaration></md:MetaData>",
            "expected one DateTimeString",
        ),
        ("HEAD<Declaration><FunctionCode>9</FunctionCode></Declaration></md:MetaData><more/>", "one root element"),
        ("{\"functionCode\": \"9\",\n \"colour\": 1}", "line 2, column"),
        ("{\"typeCode\": \"IMA\"}", "`functionCode` is missing in Declaration"),
        ("{\"functionCode\": \"9\", \"invoiceAmount\": {\"value\": \"1\", \"unit\": \"KGM\"}}", "has no member `unit`"),
    ];
    for (text, expected) in cases {
        let text = text.replace("HEAD", HEAD);
        let refusal = read(text.as_bytes()).expect_err(&text);
        let error = refusal.to_string();
        assert!(error.contains(expected), "{text}\n  said: {error}\n  expected: {expected}");
        for problem in refusal.problems {
            let told = problem.told("zh");
            let (place, what) = told.split_once('列').unwrap();
            assert!(place.starts_with('第') && what.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)), "{told}");
        }
    }
}

#[test]
fn all_leaves_that_do_not_fit_are_named_at_once() {
    let text =
        format!("{HEAD}<Declaration><FunctionCode>x</FunctionCode><TypeCode>IMPORT</TypeCode></Declaration></md:MetaData>");
    assert_eq!(read(text.as_bytes()).unwrap_err().problems.len(), 2);
}

#[test]
fn limits_on_depth_and_repetition_hold() {
    let deep = "<a>".repeat(100);
    assert!(read(deep.as_bytes()).unwrap_err().to_string().contains("nested deeper than"));
    let many = "<AuthorisationHolder/>".repeat(declaration::OCCURRENCES_MAX + 1);
    let text = format!("{HEAD}<Declaration><FunctionCode>9</FunctionCode>{many}</Declaration></md:MetaData>");
    assert!(read(text.as_bytes()).unwrap_err().to_string().contains("at most 999 times"));
    let large = vec![b' '; messages::MESSAGE_BYTES_MAX + 1];
    assert!(read(&large).unwrap_err().to_string().contains("a message has at most"));
}

#[test]
fn the_committed_json_schema_is_the_one_the_classes_give() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/declaration.schema.json");
    let expected = schema::declaration();
    if std::env::var_os("TONGGUAN_UPDATE").is_some() {
        std::fs::write(path, serde_json::to_string_pretty(&expected).unwrap() + "\n").unwrap();
    }
    // Members are compared whatever their order: another crate may have serde_json keep the order of writing.
    let committed: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap_or_default()).unwrap_or_default();
    assert!(committed == expected, "docs/declaration.schema.json is stale; run with TONGGUAN_UPDATE=1");
}

#[test]
fn the_corpora_of_the_fuzz_targets_replay() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut replayed = 0;
    for kind in ["xml", "json", "cusdec"] {
        for entry in std::fs::read_dir(folder.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for message in messages::read_all(&bytes).unwrap_or_default() {
                let again = xml::write(&message);
                // EDIFACT may leave out what the XML form requires; what can be read again is the same.
                let again = read(again.as_bytes()).map(|again| again.declaration);
                assert!(kind == "cusdec" || again.is_ok(), "{}", path.display());
                again.iter().for_each(|again| assert_eq!(again, &message.declaration, "{}", path.display()));
            }
            replayed += 1;
        }
    }
    for entry in std::fs::read_dir(folder.join("rows")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if let Ok(messages) = messages::rows::read(&text) {
            let parts = messages::rows::split(&text);
            let declarations = messages.iter().map(|message| &message.declaration);
            let alone: Vec<_> =
                parts.iter().map(|part| messages::rows::read(&part.table).unwrap().remove(0).declaration).collect();
            assert!(declarations.eq(alone.iter()), "{}", path.display());
        }
        replayed += 1;
    }
    assert!(replayed >= 21, "{replayed}");
}
