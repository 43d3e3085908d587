//! Whom the other side trusts.

use exchange::{Recognised, Refusal, Trusted};

use crate::setting::{arrangement, now, signer};

fn list(number: u64) -> Recognised {
    Recognised {
        arrangement: arrangement().hash().unwrap().to_string(),
        from: "us".to_owned(),
        number,
        until: "2026-12-31T00:00:00Z".parse().unwrap(),
        certificates: vec!["US-PHYTO-000123".to_owned()],
        trusted: vec![Trusted { id: "USCTP0001".to_owned(), name: "Sunny Valley Wines LLC".to_owned() }],
    }
}

#[test]
fn a_list_is_taken_when_it_is_newer_signed_and_not_over() {
    let note = |list: &Recognised| signer("us").note(&list.text().unwrap());
    let admit = |note: &str, after| Recognised::admit(&arrangement(), "gb", note, after, now());
    assert_eq!(admit(&note(&list(7)), Some(6)), Ok(list(7)));
    assert_eq!(admit(&note(&list(7)), Some(7)), Err(Refusal::Replayed));
    let over = Recognised { until: "2026-11-01T00:00:00Z".parse().unwrap(), ..list(7) };
    assert_eq!(admit(&note(&over), None), Err(Refusal::Expired));
    assert_eq!(admit(&signer("gb").note(&list(7).text().unwrap()), None), Err(Refusal::NotSigned));
    assert_eq!(admit(&note(&list(7)).replace("USCTP0001", "USCTP0002"), None), Err(Refusal::NotSigned));
    let unknown = Recognised { from: "fr".to_owned(), ..list(7) };
    assert_eq!(admit(&note(&unknown), None), Err(Refusal::UnknownAdministration));
    let mut closed = arrangement();
    closed.recognises_trusted_traders = false;
    let of_closed = Recognised { arrangement: closed.hash().unwrap().to_string(), ..list(7) };
    assert_eq!(Recognised::admit(&closed, "gb", &note(&of_closed), None, now()), Err(Refusal::OtherArrangement));
}
