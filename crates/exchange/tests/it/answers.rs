//! An answer tells what was asked for and nothing else, and belongs to one request.

use exchange::{Answer, Content, Disclosed, Field, Refusal, Request, disclose};

use crate::setting::{arrangement, asked, now, request, signer};

fn sample(name: &str) -> declaration::Declaration {
    let path = format!("{}/../../samples/{name}", env!("CARGO_MANIFEST_DIR"));
    messages::read(&std::fs::read(path).unwrap()).unwrap().declaration
}

fn answer(asked: &str, content: Content) -> Answer {
    Answer { request: Request::hash(asked).to_string(), from: "us".to_owned(), at: now(), content }
}

fn told(fields: &[Field]) -> Content {
    Content::Told(Box::new(disclose("26US0000018", &sample("import-wine.xml"), fields)))
}

#[test]
fn only_the_fields_that_were_asked_for_are_told() {
    let declaration = sample("import-wine.xml");
    for field in Field::ALL {
        let fields = [*field];
        let alone = disclose("x", &declaration, &fields);
        // Masses, quantities and values of commodities need the commodities.
        assert!(alone.fields().iter().all(|told| fields.contains(told)), "{field:?}: {:?}", alone.fields());
    }
    assert_eq!(disclose("x", &declaration, &[]), Disclosed { declaration: "x".to_owned(), ..Disclosed::default() });
    insta::assert_json_snapshot!(disclose("x", &declaration, Field::ALL));
}

#[test]
fn an_answer_is_taken_from_whom_was_asked_for_what_was_asked() {
    let asked = asked(&request());
    let good = answer(&asked, told(&[Field::Values, Field::Commodities]));
    let sign = |answer: &Answer| signer("us").note(&answer.text().unwrap());
    let note = sign(&good);
    assert_eq!(Answer::admit(&arrangement(), &asked, &note), Ok(good.clone()));
    let refused = answer(&asked, Content::Refused(Refusal::NotFound));
    assert_eq!(Answer::admit(&arrangement(), &asked, &sign(&refused)), Ok(refused));
    let mut other = request();
    other.nonce = "f".repeat(32);
    let other = signer("gb").note(&other.text());
    for (asked, note, refusal) in [
        (&other, note.clone(), Refusal::OtherRequest),
        (&asked, signer("gb").note(&good.text().unwrap()), Refusal::NotSigned),
        (&asked, note.replace("2026-11-23T10", "2026-11-23T11"), Refusal::NotSigned),
        (&asked, sign(&answer(&asked, told(&[Field::Parties]))), Refusal::NotAsked),
        (&asked, note.replace("request ", "demand "), Refusal::NotAMessage),
        (&asked, String::new(), Refusal::NotAMessage),
    ] {
        assert_eq!(Answer::admit(&arrangement(), asked, &note), Err(refusal), "{note}");
    }
}
