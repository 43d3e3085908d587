//! What conditions mean: values, absence, macros, functions.

use declaration::Declaration;

use crate::pack::clean;
use crate::world::Calm;

pub const HEADER: &str = "rule,code,severity,declaration_types,requested_procedures,goods,documents,for_each,when,must,pointer,arguments,valid_from,valid_to,source\n";

/// One row with these cells and no selecting columns.
pub fn row(for_each: &str, when: &str, must: &str, pointer: &str, arguments: &str) -> String {
    let quoted = [for_each, when, must, pointer, arguments].map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    format!("{HEADER}r1,TG0001,error,,,,,{},2020-01-01,,test\n", quoted.join(","))
}

fn finds(declaration: &Declaration, when: &str, must: &str) -> bool {
    let table = row("", when, must, "declaration", "");
    let rules = rules::compile(&[("t.csv".into(), table)]).unwrap_or_else(|problems| panic!("{when} / {must}: {}", problems[0]));
    !rules.evaluate(declaration, &Calm).is_empty()
}

/// True, false or unknown, seen from outside: what is true applies, what is false finds.
fn truth(declaration: &Declaration, condition: &str) -> &'static str {
    match (finds(declaration, condition, "false"), finds(declaration, "", condition)) {
        (true, false) => "true",
        (false, true) => "false",
        (false, false) => "unknown",
        (true, true) => "both",
    }
}

#[test]
fn conditions_mean_what_the_table_says() {
    let declaration = clean("import");
    let items = "declaration.goodsShipment.governmentAgencyGoodsItem";
    for (condition, expected) in [
        // Texts and absence.
        ("declaration.typeCode == 'IMA'", "true"),
        ("declaration.typeCode != 'IMA'", "false"),
        ("declaration.id == 'X'", "unknown"),
        ("declaration.id != 'X'", "unknown"),
        ("!(declaration.id == 'X')", "unknown"),
        ("declaration.id == declaration.id", "unknown"),
        ("has(declaration.id)", "false"),
        ("has(declaration.goodsShipment.ucr.id)", "false"),
        ("declaration.id == 'X' || declaration.typeCode == 'IMA'", "true"),
        ("declaration.id == 'X' && declaration.typeCode == 'IMB'", "false"),
        ("declaration.id == 'X' && declaration.typeCode == 'IMA'", "unknown"),
        ("declaration.typeCode in ['IMB', 'IMA']", "true"),
        ("declaration.id in ['A']", "unknown"),
        ("declaration.typeCode == 'IMA' ? false : true", "false"),
        // Figures keep every digit; a binary double would make both of these false.
        ("0.1 + 0.2 == 0.3", "true"),
        ("12345678901234.123456 > 12345678901234.123455", "true"),
        ("'税' == '税' && 0.10 == 0.1", "true"),
        ("-1.5 < -1.25 && 2 - 3 == -1", "true"),
        ("10 / 4 == 2.5 && 2 * 3 == 6", "true"),
        ("1 / 0 == 1", "unknown"),
        ("declaration.goodsItemQuantity in [1, 2]", "true"),
        // Money and units.
        ("declaration.invoiceAmount > 1499.99", "true"),
        ("declaration.invoiceAmount.currency == 'USD'", "true"),
        (&format!("sum({items}, 'commodity.invoiceLine.itemChargeAmount') == declaration.invoiceAmount"), "true"),
        (
            "declaration.goodsShipment.customsValuation.chargeDeduction.all(c, c.otherChargeDeductionAmount < declaration.invoiceAmount)",
            "unknown",
        ),
        (&format!("sum({items}, 'commodity.goodsMeasure.netNetWeightMeasure') == 110.25"), "true"),
        ("declaration.goodsItemQuantity.unit == 'KGM'", "unknown"),
        // Lists.
        (&format!("size({items}) == 2 && count({items}) == 2 && {items}.size() == 2"), "true"),
        (&format!("{items}.exists(i, i.sequenceNumeric == 2)"), "true"),
        (&format!("{items}.all(i, i.sequenceNumeric == 2)"), "false"),
        (&format!("{items}.exists_one(i, i.sequenceNumeric == 2)"), "true"),
        (&format!("{items}.exists(i, i.transactionNatureCode == '11')"), "unknown"),
        (&format!("{items}.filter(i, i.origin.exists(o, o.countryCode == 'CN')).size() == 1"), "true"),
        (&format!("{items}.filter(i, i.sequenceNumeric > 1).exists(i, '000' in additional(i))"), "true"),
        (&format!("{items}.all(i, procedure(i) == '4000' && size(additional(i)) == 1)"), "true"),
        (&format!("unique({items}, 'sequenceNumeric') && !unique({items}, 'packaging.typeCode')"), "true"),
        (
            &format!("same({items}, 'commodity.invoiceLine.itemChargeAmount.currency') && !same({items}, 'sequenceNumeric')"),
            "true",
        ),
        (&format!("size({items}.additionalDocument) == 2"), "true"),
        ("has(declaration.amendment) || size(declaration.amendment) > 0", "false"),
        ("declaration.amendment.all(a, false)", "true"),
        // Functions.
        (
            "startsWith(declaration.typeCode, 'IM') && declaration.typeCode.endsWith('A') && declaration.typeCode.contains('M')",
            "true",
        ),
        ("matches(declaration.typeCode, '^I[A-M]{1,2}$')", "true"),
        ("declaration.declarant.id.matches('^GB[0-9]+$') && isEori(declaration.declarant.id)", "true"),
        ("isDucr('6GB553202734852-1') && !isDucr('x') && isContainer('CSQU3054383') && isMrn('24GBDIRIGZ7QLCPAA8')", "true"),
        ("inList('currencies', declaration.invoiceAmount.currency)", "true"),
        ("inList('additional_codes', 'X')", "unknown"),
        ("seen('lrn', declaration.functionalReferenceId)", "false"),
        ("isHeld('DPO', 'GB1') && isHeld('DPO', 'GB1', 'N1') && isInForce('DPO', 'N1') && isInForce('DPO', 'OTHERS')", "true"),
        ("isHeld('DPO', 'GB999999999999') || isHeld('DPO', 'GB1', 'OTHERS') || isInForce('DPO', 'LAPSED')", "false"),
        ("isHeld('REP', 'GB1') || isInForce('REP', 'N1')", "false"),
        ("isHeld('DPO', declaration.id)", "unknown"),
        ("isKept('DPO') && !isKept('CGU')", "true"),
        ("size(declaration.functionalReferenceId) == 5", "true"),
        ("'A' + declaration.typeCode == 'AIMA'", "true"),
        ("legalDate() == date('2026-07-01') && today() >= legalDate()", "true"),
        ("days(date('2026-06-01'), legalDate()) == 30", "true"),
        ("date(declaration.acceptanceDateTime) < today()", "unknown"),
    ] {
        assert_eq!(truth(&declaration, condition), expected, "{condition}");
    }
}

#[test]
fn selecting_columns_keep_rules_from_what_they_are_not_about() {
    let declaration = clean("import");
    for (columns, expected) in [
        ("IM?,,,", 2),
        ("IM? !IMA,,,", 0),
        ("EX? IMA,,,", 2),
        (",40 42,,", 2),
        (",42,,", 0),
        (",,8510,", 2),
        (",,8510100000,", 1),
        (",,851090 01,", 1),
        (",,,C506", 1),
        (",,,C505 N935", 1),
        (",,,1DAN", 2),
        (",42,8510,C506", 0),
    ] {
        let table = format!("{HEADER}r1,TG0001,warning,{columns},item,,false,item,,2020-01-01,,test\n");
        let rules = rules::compile(&[("t.csv".into(), table)]).unwrap();
        assert_eq!(rules.evaluate(&declaration, &Calm).len(), expected, "{columns}");
    }
}

#[test]
fn a_rule_holds_from_its_first_to_its_last_day() {
    for (from, to, expected) in
        [("2026-07-01", "2026-07-01", 1), ("2026-07-02", "", 0), ("2020-01-01", "2026-06-30", 0), ("2020-01-01", "", 1)]
    {
        let table = format!("{HEADER}r1,TG0001,warning,,,,,,,false,declaration,,{from},{to},test\n");
        let rules = rules::compile(&[("t.csv".into(), table)]).unwrap();
        assert_eq!(rules.evaluate(&clean("import"), &Calm).len(), expected, "{from}..{to}");
    }
}

#[test]
fn findings_carry_their_place_and_arguments() {
    let table = row(
        "item.packaging as packing",
        "packing.quantityQuantity == 0",
        "false",
        "packing.typeCode",
        "item=item.sequenceNumeric; code='A;B' + packing.typeCode; absent=packing.marksNumbersId",
    );
    let rules = rules::compile(&[("t.csv".into(), table)]).unwrap();
    let findings = rules.evaluate(&clean("import"), &Calm);
    insta::assert_snapshot!(
        serde_json::to_string(&findings).unwrap(),
        @r#"[{"arguments":{"code":{"text":"A;BCT"},"item":{"number":"2"}},"code":"TG0001","pointer":"42A/67A/68A[2]/93A[1]/141","rule":"r1","severity":"error"}]"#
    );
}
