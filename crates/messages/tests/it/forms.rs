//! Tables and EDIFACT: what stands where, and what is said of cells and segments that do not fit.

use declaration::Pointer;
use messages::{Fault, read, read_all};

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(name)).unwrap()
}

fn at(declaration: &declaration::Declaration, path: &str) -> Option<String> {
    Pointer::from_path(path).unwrap().text(declaration)
}

const ITEM: &str = "goodsShipment.governmentAgencyGoodsItem";

#[test]
fn rows_of_one_reference_are_one_declaration() {
    let messages = read_all(&sample("import-table.csv")).unwrap();
    let counts: Vec<(Option<String>, usize)> =
        messages.iter().map(|m| (at(&m.declaration, "functionalReferenceId"), m.declaration.items().len())).collect();
    assert_eq!(counts, [(Some("TABLE-0001".to_owned()), 2), (Some("TABLE-0002".to_owned()), 1)]);
    let first = &messages[0].declaration;
    for (path, expected) in [
        ("functionCode", "9"),
        ("goodsItemQuantity", "2"),
        ("exporter.address.cityName", "New York"),
        ("goodsShipment.previousDocument[1].typeCode", "DCR"),
        (&format!("{ITEM}[2].sequenceNumeric"), "2"),
        (&format!("{ITEM}[2].commodity.classification[1].id"), "85109000"),
        (&format!("{ITEM}[2].governmentProcedure[1].currentCode"), "40"),
        (&format!("{ITEM}[2].governmentProcedure[2].currentCode"), "000"),
        (&format!("{ITEM}[1].additionalDocument[1].typeCode"), "935"),
    ] {
        assert_eq!(at(first, path).as_deref(), Some(expected), "{path}");
    }
    // What is read from a table is a whole declaration: its XML says the same.
    let again = read(messages::xml::write(&messages[0]).as_bytes()).unwrap();
    assert_eq!(again.declaration, messages[0].declaration);
    assert!(matches!(read(&sample("import-table.csv")).unwrap_err().problems[0].fault, Fault::Several { count: 2 }));
}

#[test]
fn cells_that_do_not_fit_are_named_by_line_and_column() {
    let cases = [
        ("lrn,colour\nA,red\n", "line 1, column 2: colour: there is no column `colour`"),
        ("lrn,item.colour\nA,red\n", "line 1, column 2: item.colour: there is no column"),
        ("lrn,price\nA,1\nA,ten\n", "line 3, column 2: price: `ten` is not a decimal number"),
        ("lrn;type\nA;IMA\nA;EXA\n", "line 3, column 2: type: `EXA` here and `IMA` above"),
        ("lrn,procedure\nA,40\n", "line 2, column 2: procedure: `40` is no procedure"),
        ("lrn,type\nA,IMPORT\n", "6 characters where at most 3 are allowed"),
        ("lrn,type\nA,IMA,more\n", "the table cannot be read"),
        ("lrn,type\n", "the message is empty"),
    ];
    for (text, expected) in cases {
        let error = read_all(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{text}: {error}");
    }
}

#[test]
fn a_cusdec_message_is_read_by_its_qualifiers() {
    let message = read(&sample("export.edi")).unwrap();
    let declaration = &message.declaration;
    for (path, expected) in [
        ("typeCode", "EXA"),
        ("functionalReferenceId", "EDI-0001"),
        ("exporter.id", "GB100000000001"),
        ("goodsShipment.consignee.address.cityName", "NEW YORK"),
        ("goodsShipment.destination.countryCode", "US"),
        ("goodsShipment.tradeTerms.conditionCode", "FOB"),
        ("goodsShipment.tradeTerms.locationId", "GBLON"),
        ("goodsShipment.consignment.transportEquipment[1].id", "CSQU3054383"),
        ("borderTransportMeans.modeCode", "1"),
        ("invoiceAmount", "2500.50"),
        ("totalPackageQuantity", "5"),
        (&format!("{ITEM}[1].commodity.classification[1].id"), "84713000"),
        (&format!("{ITEM}[1].governmentProcedure[1].previousCode"), "40"),
        (&format!("{ITEM}[1].commodity.goodsMeasure.grossMassMeasure"), "120.5"),
        (&format!("{ITEM}[1].commodity.goodsMeasure.netNetWeightMeasure"), "100"),
        (&format!("{ITEM}[1].commodity.invoiceLine.itemChargeAmount"), "2500.50"),
        (&format!("{ITEM}[1].packaging[1].typeCode"), "CT"),
    ] {
        assert_eq!(at(declaration, path).as_deref(), Some(expected), "{path}");
    }
    assert_eq!(message.unread, []);
}

#[test]
fn segments_without_a_place_are_told_and_other_messages_refused() {
    let with = |body: &str| format!("UNH+1+CUSDEC:D:99B:UN'\nBGM+929+X1+9'\n{body}\nUNT+4+1'");
    let message = read(with("GIS+N:79:95'").as_bytes()).unwrap();
    assert_eq!(
        message.unread.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["line 3, column 1: GIS: `GIS+N:79:95` was kept and not understood"]
    );
    let cases = [
        ("UNH+1+CUSCAR:D:99B:UN'UNT+2+1'".to_owned(), "`CUSCAR` is not read"),
        (with("DTM+129:2026:102'\nCNT+11:many'"), "line 4, column 1: CNT: `many` is not a decimal number"),
        ("UNH+1+CUSDEC:D:99B:UN'BGM+929+X1+9'".to_owned(), "the document ends inside UNH"),
        ("UNH+1+CUSDEC:D:99B:UN'BGM+929+X1+1'UNT+3+1'".to_owned(), "`BGM+929++1` is not read"),
        ("UNB+UNOC:3+A+B+260101:0900+1'UNZ+0+1'".to_owned(), "the message is empty"),
    ];
    for (text, expected) in cases {
        let error = read_all(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{text}: {error}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_forms_panic(text in "(lrn[,;]|UNH\\+1\\+CUSDEC:D:99B'|BGM\\+929'|CST\\+1\\+|MOA\\+39:|[a-z+:',;?\n\"0-9]){0,60}") {
        let _ = read_all(text.as_bytes());
    }
}

#[test]
fn the_guide_names_every_column() {
    let guide = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/forms.md")).unwrap();
    let named = messages::rows::HEADER_COLUMNS.iter().chain(&messages::rows::ITEM_COLUMNS).map(|(name, _)| *name);
    for column in named.chain(messages::rows::COMPOUND_COLUMNS) {
        assert!(guide.contains(&format!("`{column}`")), "{column}");
    }
}
