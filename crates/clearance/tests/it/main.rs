//! The life of a case on its boundary: what may follow what, and what never happens.

#[cfg(test)]
mod amend;
#[cfg(test)]
mod compose;

use clearance::Lane;
use clearance::case::{Case, Command, Debt, Refusal, Request, Role, Status, TRANSITIONS, apply, decide, trace};
use proptest::prelude::*;

fn commands() -> Vec<Command> {
    use Command::*;
    vec![
        Reject,
        Register,
        Accept,
        PresentGoods,
        ExpireArrival,
        Ask { request: Request::Amendment },
        Ask { request: Request::Invalidation },
        Grant,
        Deny,
        MatchInventory,
        Assess { owes: true },
        Assess { owes: false },
        AssessProvisionally,
        Settle,
        Route { lane: Lane::Green },
        Route { lane: Lane::Blue },
        Route { lane: Lane::Yellow },
        Route { lane: Lane::Red },
        RequestDocuments,
        UploadDocuments,
        AcceptDocuments,
        OrderExamination,
        ConcludeExamination,
        Query,
        AnswerQuery,
        CloseQuery,
        HoldForAgency,
        ReleaseFromAgency,
        RefuseByAgency,
        Cover,
        ReportShortfall,
        Release,
        Clear,
        Invalidate,
        Exit,
        RemindExit,
        ExpireExit,
        Detain,
        Restore,
        Seize,
        Adjust,
        AskReview,
        ConcludeReview,
        HandleExternally,
        Supplement,
    ]
}

const ROLES: [Role; 7] = [Role::Trader, Role::System, Role::Timer, Role::Inventory, Role::Officer, Role::Finance, Role::Agency];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_path_lets_goods_go_with_an_unmet_hold_or_uncovered_debt(
        is_export in any::<bool>(),
        path in proptest::collection::vec((0..45_usize, 0..ROLES.len()), 1..80),
    ) {
        let commands = commands();
        let mut case = Case::new(is_export);
        for (command, role) in path {
            let command = &commands[command];
            let before = case.clone();
            match decide(&case, command, ROLES[role]) {
                Ok(events) => {
                    prop_assert!(!events.is_empty());
                    events.iter().for_each(|event| apply(&mut case, event));
                    if matches!(command, Command::Release | Command::Clear) {
                        prop_assert!(before.holds.is_empty() && before.is_covered, "{before:?}");
                    }
                    prop_assert!(!before.status.is_final() || case.status == before.status, "{before:?} {command:?}");
                    if case.status == Status::Exited {
                        prop_assert!(is_export);
                    }
                }
                Err(_) => prop_assert_eq!(&case, &before),
            }
        }
    }

    #[test]
    fn no_sequence_of_messages_makes_the_check_panic(codes in proptest::collection::vec("[0-9]{2}(/[0-9A-Z]{1,3})?", 0..30)) {
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        let _ = trace::check(&codes);
    }
}

#[test]
fn every_command_has_a_transition_and_every_refusal_a_reason() {
    for command in commands() {
        assert!(TRANSITIONS.iter().any(|row| (row.is)(&command)), "{command:?}");
    }
    let case = Case::new(false);
    assert_eq!(
        decide(&case, &Command::Clear, Role::System).unwrap_err().to_string(),
        "a case that is received cannot be case.cleared.v1"
    );
    assert!(matches!(decide(&case, &Command::Accept, Role::Trader), Err(Refusal::NotAllowed { .. })));
    let mut accepted = case;
    for event in decide(&accepted, &Command::Accept, Role::System).unwrap() {
        apply(&mut accepted, &event);
    }
    accepted.debt = Debt::Final;
    let refusal = decide(&accepted, &Command::Settle, Role::System).unwrap_err();
    assert_eq!(refusal.to_string(), "case.settled.v1 is not possible: the debt is final already");
}

#[test]
fn each_row_of_the_fields_list_has_a_transition() {
    let numbers: std::collections::BTreeSet<u8> = TRANSITIONS.iter().map(|row| row.number).collect();
    // Row 1 is the submission itself, which makes the case.
    assert_eq!(numbers.into_iter().collect::<Vec<_>>(), (2..=28).collect::<Vec<_>>());
}

#[test]
fn lives_of_real_cases_are_legal_and_broken_ones_are_not() {
    let legal = [
        "01 13/67 13/4 09",
        "01 09",
        "03",
        "13/67 01 13/4 09",
        "01 13/4 13/67 09",
        "01 13/67 13/115 08 09",
        "02 01 07 09 16/A1",
        "01 13/67 06 05 02 11/39 13/67 13/4 07 09",
        "01 09 02 11/39 10",
        "02 03",
        "01 13/67 14 15 13/4 09",
        "01 13/67 08 13/4 09",
        "02 10",
        "01 09 18 16",
        "01 17",
        "01 52",
    ];
    for sequence in legal {
        let codes: Vec<&str> = sequence.split(' ').collect();
        trace::check(&codes).unwrap_or_else(|error| panic!("{sequence}: {error}"));
    }
    let broken = [
        "09 01",
        "01 09 09",
        "01 52 08",
        "01 52 09",
        "01 10 13/67",
        "01 10 13/4",
        "03 01",
        "01 01",
        "01 09 01",
        "01 08 08",
        "01 11/39",
        "13/4",
        "01 13/67 14 09",
        "16 01",
        "01 99",
        "01 09 13/67",
        "02 09",
        "01 13/4 13/4",
        "03 03",
        "01 09 08",
    ];
    for sequence in broken {
        let codes: Vec<&str> = sequence.split(' ').collect();
        assert!(trace::check(&codes).is_err(), "{sequence} was taken as legal");
    }
}
