// Made from docs/openapi.json by `npm run types`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AbsenceBody: {
            /**
             * Format: date
             * @description The first day, where the law counts its days.
             */
            from: string;
            /**
             * Format: uuid
             * @description Who stands in; where left out, what waits goes back into the queue.
             */
            substitute?: string | null;
            /**
             * Format: date
             * @description The last day, at most 366 days in all.
             */
            until: string;
            /**
             * Format: uuid
             * @description Who; oneself where left out. A supervisor may note it of the officers that it sees to.
             */
            user?: string | null;
        };
        /** @description Somebody who is away, or will be. */
        AbsenceView: {
            /**
             * Format: date
             * @description The first day.
             */
            from: string;
            /** Format: uuid */
            id: string;
            /** @description Whether it has begun. */
            is_now: boolean;
            /** @description Whether the caller may end it. */
            may_end: boolean;
            name: string;
            /**
             * Format: uuid
             * @description Who stands in; none where what waits goes back into the queue.
             */
            substitute: string | null;
            substitute_name: string | null;
            /**
             * Format: date
             * @description The last day.
             */
            until: string;
            /** Format: uuid */
            user: string;
        };
        AcceptanceBody: {
            /** @description The text of the role (`to_sign`), signed as a C2SP note. */
            note: string;
        };
        AcceptanceProposed: {
            /**
             * Format: uuid
             * @description The proposal: another person confirms it by this id.
             */
            id: string;
        };
        /** @description Whether an agreement is in force. */
        Accepted: {
            in_force: boolean;
        };
        /** @description An access token. */
        AccessToken: {
            access_token: string;
            /** Format: int64 */
            expires_in: number;
            token_type: string;
        };
        /** @description The own account. */
        Account: {
            /** @description Whose cases are one's own: the own firm and those one has a mandate of. */
            firms: string[];
            has_one_time: boolean;
            /** Format: uuid */
            id: string;
            language: string | null;
            /** @description None for a machine. */
            login: string | null;
            name: string;
            /** Format: uuid */
            organisation: string;
            /** @description What one may do that is about no case. */
            permissions: string[];
            recovery_codes_left: number;
            roles: string[];
        };
        AccountBody: {
            /** @description Its currency. */
            currency: string;
            /**
             * Format: uuid
             * @description The firm that it is for.
             */
            firm: string;
            /** @description `cash`, `deferment` or `guarantee`. */
            kind: string;
            /** @description How far it may be drawn on, as a decimal text; `0` for cash. */
            limit: string;
            /** @description Its number, as declarations name it. */
            number: string;
        };
        /** @description An account as its firm reads it. Amounts in units of its currency. */
        AccountView: {
            /** @description What stands on it: the firm's own money for cash, what is drawn for the others. */
            balance: string;
            /** @description Its currency. */
            currency: string;
            /**
             * Format: uuid
             * @description The firm.
             */
            firm: string;
            /** @description What is free. */
            free: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `cash`, `deferment` or `guarantee`. */
            kind: string;
            /** @description How far it may be drawn on. */
            limit: string;
            /** @description Its number. */
            number: string;
        };
        /** @description A case after an act. */
        ActedView: {
            /** @description Whether nothing has happened yet, because another person must confirm by the same call. */
            awaits_second: boolean;
            /** Format: uuid */
            case: string;
            next_step: string;
            status: string;
            /**
             * Format: int32
             * @description Also in `ETag`.
             */
            version: number;
        };
        ActivationBody: {
            /**
             * Format: date
             * @description The first legal date on which it is to count: tomorrow or later.
             */
            counts_from: string;
            /** @description The edition. */
            edition: string;
            /** @description Why. */
            reason: string;
        };
        /** @description An activation as people see it. */
        ActivationView: {
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it. */
            confirmed_by: string | null;
            /** @description The first legal date on which it counts. */
            counts_from: string;
            /** @description The edition. */
            edition: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            proposed_at: number;
            /** @description Who proposed it. */
            proposed_by: string | null;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /** @description Why. */
            reason: string;
            /**
             * @description Where it stands: `proposed`, `lapsed` (its day came before anybody confirmed), `confirmed`, `in_force`, `over` or
             *     `withdrawn`.
             */
            status: string;
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            withdrawn_at: number | null;
            /** @description Who withdrew it. */
            withdrawn_by: string | null;
        };
        AddedPasskey: {
            /** Format: uuid */
            id: string;
        };
        /** @description What taking everything again found. */
        AgreementChecked: {
            /** @description The hash of the agreement that the file holds. */
            agreement: string;
            /** @description The first field that differs, as a JSON pointer. */
            field: string | null;
            /** @description What was found, as JSON. */
            found: string | null;
            /** @description The hash of the last record when all is the same. */
            last: string | null;
            /** @description What the file shows there, as JSON. */
            shown: string | null;
            /** @description The first step that is not so. */
            step: number | null;
            /** @description Steps of the file. */
            steps: number;
            /** @description The verdict in words, by language. */
            text: {
                [key: string]: string;
            };
            /** @description `same`, `differs`, `refused` (a fact cannot be taken) or `missing` (a fact or a record). */
            verdict: string;
        };
        /** @description A clause and whether it took effect. */
        AgreementClause: {
            /** @description What it is called, by language. */
            called: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description When it took effect; none while it waits.
             */
            done_at: number | null;
            /** @description Its name. */
            name: string;
        };
        /** @description An agreement with its history, as `contracts::Bundle` writes it. */
        AgreementFile: {
            /** @description The notes by which the roles accepted it. */
            acceptances: string[];
            /** @description What was agreed, as it is hashed. */
            agreement: Record<string, never>;
            /** @description The documents that facts name. */
            documents: string[];
            /** @description The facts in the order in which they were taken. */
            facts: string[];
            /** @description The record of each. */
            records: Record<string, never>[];
        };
        /** @description A file that somebody holds. */
        AgreementFileBody: {
            /** @description The file, as `GET /api/agreements/{agreement}/file` gave it. */
            file: string;
        };
        /** @description A form that ships. */
        AgreementForm: {
            /** @description It as agreements hold it. */
            form: Record<string, never>;
            /** @description The facts that count. */
            listens: components["schemas"]["AgreementListens"][];
            /** @description Its name. */
            name: string;
            /** @description Who takes part. */
            roles: components["schemas"]["AgreementName"][];
            /** @description What each agreement fills in. */
            terms: components["schemas"]["AgreementMember"][];
            /** @description What it is called, by language. */
            title: {
                [key: string]: string;
            };
            /** @description Its version. */
            version: string;
        };
        /** @description The forms that ship, and what the house itself signs with. */
        AgreementForms: {
            /** @description The hash of the edition of the law that counts today, for forms that pin one. */
            edition: string;
            /** @description The forms. */
            forms: components["schemas"]["AgreementForm"][];
            /** @description The house's public key, for the role that it plays. */
            house_key: string | null;
        };
        /** @description What is known of a fact. */
        AgreementKnown: {
            /**
             * Format: int64
             * @description When it happened last.
             */
            at: number;
            /**
             * Format: int32
             * @description How often it was stated.
             */
            count: number;
            /** @description The name under which it is stated. */
            name: string;
        };
        /** @description A fact that counts. */
        AgreementListens: {
            /** @description The roles that may state it. */
            by: string[];
            /** @description What it is called, by language. */
            called: {
                [key: string]: string;
            };
            /** @description What it says. */
            members: components["schemas"]["AgreementMember"][];
            /** @description The name under which it is stated. */
            name: string;
        };
        /** @description A fact that somebody makes up. */
        AgreementMadeUpFact: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description What it is, by the name under which the contract listens to it. */
            fact: string;
            /** @description What it says. */
            members?: {
                [key: string]: string;
            };
            /** @description Who states it, by role. */
            party: string;
        };
        /** @description Something that is filled in. */
        AgreementMember: {
            /** @description What it is called, by language. */
            called: {
                [key: string]: string;
            };
            /** @description Its name. */
            name: string;
            /** @description `text`, `number` (12.5) or `amount` (500.00 GBP). */
            sort: string;
        };
        /** @description A name of a form with what people call it. */
        AgreementName: {
            /** @description What it is called, by language. */
            called: {
                [key: string]: string;
            };
            /** @description Its name. */
            name: string;
        };
        /** @description An agreement that was proposed. */
        AgreementProposed: {
            /** @description Its hash, which the parties sign. */
            hash: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The text that each role signs, as a C2SP signed note. */
            to_sign: {
                [key: string]: string;
            };
        };
        /** @description A part of an agreement in plain words. */
        AgreementSection: {
            /** @description Its sentences. */
            lines: string[];
            /** @description What it is about. */
            title: string;
        };
        /** @description A step of an agreement. `event` and `salt` open its leaf in the evidence log. */
        AgreementStep: {
            /** @description What followed. */
            acts: string[];
            /**
             * Format: int64
             * @description When it was taken.
             */
            at: number;
            /** @description The clauses that took effect. */
            clauses: string[];
            /** @description The event that is sealed. */
            event: string;
            /** @description The fact, by the name under which the contract listens to it. */
            fact: string;
            /** @description Its leaf, hexadecimal. */
            leaf: string;
            /** @description What it says. */
            members: {
                [key: string]: string;
            };
            /** @description The fact as its party signed it. */
            note: string;
            /**
             * Format: int32
             * @description Which, from 1.
             */
            number: number;
            /** @description Who stated the fact, by role. */
            party: string;
            /**
             * Format: int64
             * @description Its position in the log, from 1; none while it is not sealed.
             */
            position: number | null;
            /** @description The hash of the record before; that of the agreement for the first. */
            previous: string;
            /** @description The hash of its record. */
            record: string;
            /** @description What its leaf is salted with, hexadecimal. */
            salt: string;
            /** @description The hash of what is known afterwards. */
            state: string;
            /**
             * Format: int64
             * @description When it happened, as its party says.
             */
            stated_at: number;
            /** @description What followed in plain words, by language. */
            told: {
                [key: string]: string[];
            };
        };
        /** @description An agreement in a list. Instants are UTC microseconds. */
        AgreementSummary: {
            /**
             * Format: int64
             * @description When it was proposed.
             */
            at: number;
            /** @description Its hash, which the parties sign. */
            hash: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: int64
             * @description Since when it is in force.
             */
            in_force_at: number | null;
            /** @description The case it is about. */
            mrn: string | null;
            /**
             * Format: int32
             * @description Facts that were taken.
             */
            steps: number;
            /** @description What it is called, by language. */
            title: {
                [key: string]: string;
            };
        };
        /** @description What was filled in. */
        AgreementTerm: {
            /** @description What it is called, by language. */
            called: {
                [key: string]: string;
            };
            /** @description Its name. */
            name: string;
            /** @description Its value. */
            value: string;
        };
        /** @description An agreement that is tried. */
        AgreementTrial: {
            /** @description The agreement: the file as TOML or JSON. */
            agreement: string;
            /** @description The facts that somebody makes up, in order. */
            facts?: components["schemas"]["AgreementMadeUpFact"][];
        };
        /** @description What an agreement would come to. */
        AgreementTried: {
            /** @description Its hash, which the parties would sign. */
            hash: string;
            /** @description What each fact led to, in order. */
            steps: components["schemas"]["AgreementTriedStep"][];
            /** @description It in plain words, by language. */
            text: {
                [key: string]: components["schemas"]["AgreementSection"][];
            };
        };
        /** @description What a made-up fact led to. */
        AgreementTriedStep: {
            /** @description Why it was not taken, by language. */
            refused: {
                [key: string]: string;
            } | null;
            /** @description What follows in plain words, by language. */
            told: {
                [key: string]: string[];
            };
        };
        /** @description An agreement as its parties read it. */
        AgreementView: {
            /**
             * Format: int64
             * @description When it was proposed.
             */
            at: number;
            /** @description What it waits for, and what took effect. */
            clauses: components["schemas"]["AgreementClause"][];
            /** @description Its hash, which the parties sign. */
            hash: string;
            /** @description Its steps, in order. */
            history: components["schemas"]["AgreementStep"][];
            house_acceptance: components["schemas"]["DirectiveStanding"] | null;
            /** @description The house's public key, to be written into agreements in which it plays a role. */
            house_key: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: int64
             * @description Since when it is in force.
             */
            in_force_at: number | null;
            /** @description What is known of them. */
            known: components["schemas"]["AgreementKnown"][];
            /** @description The facts that count. */
            listens: components["schemas"]["AgreementListens"][];
            /** @description The case it is about. */
            mrn: string | null;
            /** @description The roles. */
            seats: components["schemas"]["SeatView"][];
            /**
             * Format: int32
             * @description Facts that were taken.
             */
            steps: number;
            /** @description What was filled in. */
            terms: components["schemas"]["AgreementTerm"][];
            /** @description It in plain words, by language. */
            text: {
                [key: string]: components["schemas"]["AgreementSection"][];
            };
            /** @description What it is called, by language. */
            title: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description From when on facts count.
             */
            valid_from: number;
            /**
             * Format: int64
             * @description Until when.
             */
            valid_to: number;
        };
        Agreements: {
            /** @description The newest first, at most 200. */
            agreements: components["schemas"]["AgreementSummary"][];
        };
        /** @description A change of a declaration; values have the JSON form. */
        AmendmentChange: {
            after: unknown;
            before: unknown;
            /** @description `added`, `changed` or `removed`. */
            kind: components["schemas"]["ChangeKind"];
            path: string;
            pointer: string;
            /** @description Its code. */
            reason: string | null;
            /** @description The code in words, by language. */
            reason_text: {
                [key: string]: string;
            } | null;
            tag: string;
        };
        /** @description What a correction would come to. */
        AmendmentTried: {
            changes?: components["schemas"]["AmendmentChange"][] | null;
            difference?: components["schemas"]["Difference"] | null;
            findings: components["schemas"]["Finding"][];
            lane?: components["schemas"]["Lane"] | null;
            /** @description The correction to hand in, when the body was a whole declaration. */
            message: unknown;
            outcome?: components["schemas"]["Outcome"] | null;
            /** @description `possible` or `denied`. */
            request: string;
        };
        /** @description An amount with the cases it comes from. */
        AmountOf: {
            /** @description A decimal. */
            amount: string;
            /**
             * Format: int64
             * @description How many cases.
             */
            cases: number;
            /** @description The day or the chapter; none for a total. */
            of: string | null;
            /** @description Opens them; of a chapter also cases that have others beside it. */
            query: string | null;
        };
        /** @description The answer to a message. */
        Answer: {
            /** Format: uuid */
            case: string;
            changes?: components["schemas"]["AmendmentChange"][] | null;
            currency: string;
            difference?: components["schemas"]["Difference"] | null;
            findings: components["schemas"]["Finding"][];
            lane: components["schemas"]["Lane"] | null;
            lrn: string | null;
            mrn: string | null;
            outcome: components["schemas"]["Outcome"];
            payable: string;
            record: string | null;
            /** @description Of the same: `pending`, `granted`, `denied` or `refused`. */
            request?: string | null;
            status: string;
            /**
             * Format: int32
             * @description Of a correction or a cancellation: the version of the case.
             */
            version?: number | null;
        };
        /** @description What the browser came back with. */
        AnswerBody: {
            /** Format: password */
            code: string;
            state: string;
        };
        AnswerText: {
            answer: string;
        };
        /** @description The answers to a table of declarations. */
        Answers: {
            answers: components["schemas"]["TableAnswer"][];
        };
        Arranged: {
            arrangement: components["schemas"]["ArrangementView"] | null;
        };
        /** @description An administration that takes part. */
        ArrangementAdministration: {
            /** @description What it is called, by language. */
            called: {
                [key: string]: string;
            };
            /** @description Its public key. */
            key: string;
            /** @description Its name in the arrangement. */
            name: string;
            /** @description Where it is asked. */
            url: string;
        };
        /** @description What one may ask for, and what for. */
        ArrangementPurpose: {
            /** @description Who may ask; all when empty. */
            by: string[];
            /** @description What it is called, by language. */
            called: {
                [key: string]: string;
            };
            /** @description The fields that may be asked for. */
            fields: string[];
            /** @description The legal basis. */
            law: string;
            /** @description Its name. */
            name: string;
        };
        /** @description How far both sides may differ. */
        ArrangementTolerance: {
            /** @description Of masses, per cent of the larger. */
            mass_percent: string;
            /**
             * Format: int32
             * @description From which likeness on two names are the same, in hundredths.
             */
            name_hundredths: number;
            /** @description Of quantities, per cent of the larger. */
            quantity_percent: string;
            /** @description Of values, per cent of the larger. */
            value_percent: string;
        };
        /** @description What administrations have agreed on. Instants are UTC microseconds. */
        ArrangementView: {
            /** @description Who takes part. */
            administrations: components["schemas"]["ArrangementAdministration"][];
            /** @description Its hash, which every request names. */
            hash: string;
            /** @description Its name. */
            name: string;
            /** @description What may be asked for. */
            purposes: components["schemas"]["ArrangementPurpose"][];
            /** @description Whether trusted traders of the one are trusted by the other. */
            recognises_trusted_traders: boolean;
            /** @description How far both sides may differ. */
            tolerance: components["schemas"]["ArrangementTolerance"];
            /** @description Who this house is in it. */
            us: string;
            /**
             * Format: int64
             * @description From when on it counts.
             */
            valid_from: number;
            /**
             * Format: int64
             * @description Until when.
             */
            valid_to: number;
        };
        AskedRetraining: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
        };
        /** @description What a browser needs to ask for a passkey. */
        AskedView: {
            challenge: string;
            /** @description Passkeys that would do; empty when any does. */
            known: string[];
            party: string;
        };
        /** @description What is owed. */
        Assessment: {
            /** @description Whether every tax could be calculated. */
            complete: boolean;
            currency: string;
            lines: components["schemas"]["TaxLine"][];
            totals: components["schemas"]["Total"][];
            values: components["schemas"]["ItemValue"][];
        };
        /** @description Who has a case. */
        Assignment: {
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            at: number;
            /** Format: uuid */
            given_by: string;
            /** Format: uuid */
            user: string;
        };
        /** @description What a model would stop at the same capacity, and what was found there. */
        AtCapacity: {
            /** @description Of those that chance alone sent to examination, the irregular ones: the sample that no model chose. */
            by_chance: components["schemas"]["Rate"];
            /** @description Of those that were examined, whatever chose them, the irregular ones. The champion chose many of them itself. */
            irregular: components["schemas"]["Rate"];
            /**
             * Format: int64
             * @description How many it would stop.
             */
            stops: number;
        };
        /** @description A page of the audit trail. */
        AuditPage: {
            entries: components["schemas"]["AuditView"][];
            next: string | null;
        };
        /** @description An entry of the audit trail. */
        AuditView: {
            /** Format: int64 */
            at: number;
            /**
             * Format: uuid
             * @description Who did it; the nil id for somebody unknown.
             */
            by: string;
            /** @description The name of that person; none for a machine and for somebody unknown. */
            by_name: string | null;
            detail: string;
            /** Format: uuid */
            id: string;
            is_control: boolean;
            kind: string;
            outcome: string;
            subject: string;
        };
        /** @description How an entry ends before its time. */
        AuthorisationEnd: {
            /**
             * Format: date
             * @description The first day on which it is no longer in force; today where left out. Not before today: what was decided stays.
             */
            from?: string | null;
            /** @description Why. */
            reason: string;
        };
        /** @description A page of the register. */
        AuthorisationPage: {
            /** @description The entries, the newest first. */
            authorisations: components["schemas"]["AuthorisationView"][];
            /** @description The types of which the register is kept: every claim of them is held against it. */
            kept: string[];
            /** @description Where the next page begins; none where this is the last. */
            next: string | null;
        };
        /**
         * @description Where an entry stands.
         * @enum {string}
         */
        AuthorisationStatus: "waiting" | "to_come" | "in_force" | "over" | "ended";
        /** @description An entry of the register. */
        AuthorisationView: {
            /** @description What it was given for, in words. */
            conditions: string;
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it; none while nobody has, and for whom the register only tells of the own entries. */
            confirmed_by: string | null;
            /**
             * Format: date
             * @description The first day on which it is no longer in force, where it was ended.
             */
            ended_from: string | null;
            /** @description Why it was ended. */
            ended_reason: string | null;
            /**
             * Format: uuid
             * @description The firm that the holder is in this house, if it is one: it then sees the entry.
             */
            firm: string | null;
            /** @description The number of the holder, as declarations name it (`GB553202734852`). */
            holder: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The type, a code of the law (`DPO`). */
            kind: string;
            /** @description Whether the caller may confirm it. */
            may_confirm: boolean;
            /** @description Whether the caller may end it, or take it back. */
            may_end: boolean;
            /** @description The name of the holder. */
            name: string;
            /** @description The number of the authorisation, as declarations name it (`GBDPO1234567`). */
            number: string;
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            proposed_at: number;
            /** @description Who proposed it; none for whom the register only tells of the own entries. */
            proposed_by: string | null;
            /** @description Where it stands. */
            status: components["schemas"]["AuthorisationStatus"];
            /**
             * Format: date
             * @description The first day on which it is in force.
             */
            valid_from: string;
            /**
             * Format: date
             * @description The last day; none for one without end.
             */
            valid_to: string | null;
        };
        BTreeMap: {
            [key: string]: string;
        };
        /** @description What is found when only a share can be examined. */
        BacktestCurve: {
            /**
             * Format: double
             * @description Area under the ROC curve over the examined lines.
             */
            auc: number | null;
            /** @description By share, rising. */
            points: components["schemas"]["BacktestPoint"][];
        };
        /** @description What is found at a share. */
        BacktestPoint: {
            /** @description Irregular of those examined. */
            precision: components["schemas"]["Estimate"];
            /** @description Found of all irregular. */
            recall: components["schemas"]["Estimate"];
            /** @description Recovered of all that could be. */
            recovered: components["schemas"]["Estimate"];
            /**
             * Format: double
             * @description The share of lines examined.
             */
            share: number;
        };
        /** @description A band that a value is to be proven to lie in. */
        BandBody: {
            /** @description Who alone the proof is for. */
            audience?: string | null;
            /**
             * @description The lower bound with two decimals, in the value's currency.
             * @example 1000.00
             */
            from: string;
            /** @description Which value: `customs_value` (the total) or `invoice` (the total as declared). */
            of: string;
            /**
             * @description The upper bound with two decimals; the value may be equal to either.
             * @example 50000.00
             */
            to: string;
        };
        /** @description A proof of a band with a receipt. */
        BandShownBody: {
            /** @description The reader's name: a proof for somebody else is refused. */
            audience?: string | null;
            /** @description The file (`tongguan-band/v1`). */
            band: string;
            /** @description The receipt of the release. */
            receipt: string;
        };
        /** @description A proof that a value lies in a band. */
        BandView: {
            /** @description The file (`tongguan-band/v1`), to be given with a receipt that opens events alone. */
            band: string;
            /** @description The receipt of the release, without record and declaration: the value stays hidden. None before the release. */
            receipt: string | null;
        };
        /** @description A session that has begun. */
        Begun: {
            /** @description To be sent as `X-CSRF-Token` with everything that changes something. */
            csrf_token: string;
            /**
             * Format: int64
             * @description When the session ends unless it is used, UTC microseconds.
             */
            expires_at: number;
            /** Format: uuid */
            user: string;
        };
        /** @description An entry of a case's book as people read it. */
        BookLine: {
            /** @description Who. */
            actor: string;
            /** @description By how much it changed what is due. */
            amount: string;
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            at: number;
            /**
             * @description What it is: `debt`; `deferral` or `security` on an account and `release` from it; `draw` of the firm's own money and
             *     `return` to it; `payment` at the bank and `refund` from it; `write_off` by two officers.
             */
            kind: string;
            /** @description The reference of a payment, or the number of an account. */
            reference: string;
        };
        /** @description An edition that was taken in. */
        Brought: {
            /** @description The edition. */
            edition: components["schemas"]["EditionView"];
            /** @description Whether the law is word for word the one that counts today: only texts differ, or nothing. */
            is_same_law: boolean;
            /** @description How many rows each table has. */
            rows: {
                [key: string]: number;
            };
        };
        BroughtModel: {
            /**
             * Format: uuid
             * @description The version.
             */
            id: string;
        };
        BulkBody: {
            /** @description `release`, `accept_documents` or `hand_over`. */
            act: string;
            /** @description At most 100. */
            cases: components["schemas"]["BulkCase"][];
            /** @description For `hand_over`: why. */
            reason?: string | null;
            /**
             * Format: uuid
             * @description For `hand_over`: to whom.
             */
            to?: string | null;
        };
        BulkCase: {
            /** Format: uuid */
            case: string;
            /**
             * Format: int32
             * @description The version that one saw.
             */
            version: number;
        };
        /** @description What became of one of many cases. */
        BulkDone: {
            /** @description Whether it now waits for a second person. */
            awaits_second: boolean;
            /** Format: uuid */
            case: string;
            done: boolean;
            problem: components["schemas"]["Problem"] | null;
            /**
             * Format: int32
             * @description The version of the case afterwards.
             */
            version: number | null;
        };
        /** @description What an act would do to one of many cases. */
        BulkPreviewed: {
            /** Format: uuid */
            case: string;
            currency: string | null;
            mrn: string | null;
            /** @description Whether a second person must confirm. */
            needs_second: boolean;
            /** @description What is owed, a decimal. */
            payable: string | null;
            possible: boolean;
            problem: components["schemas"]["Problem"] | null;
        };
        /** @description Whom the score burdens. */
        Burdened: {
            /** @description Of all examined, whatever chose them, the irregular ones. */
            found: components["schemas"]["Rate"];
            /** @description Opens all examined. */
            found_query: string;
            /** @description Of those examined, the irregular ones. */
            irregular: components["schemas"]["Rate"];
            /** @description The origin, the place, or the smallest number of declarations of the size. */
            of: string;
            /** @description Opens the stopped ones. */
            query: string;
            /** @description Of their cases, those that the score stopped. */
            stopped: components["schemas"]["Rate"];
            /**
             * Format: int64
             * @description Traders.
             */
            traders: number;
        };
        /** @description A case. */
        CaseDetail: {
            decision: components["schemas"]["Decision"] | null;
            events: components["schemas"]["CaseEvent"][];
            refusals: components["schemas"]["Refused"][];
            /** @description How long it stood at each step, in order of time; it stands at the last. */
            stays: components["schemas"]["Stay"][];
            summary: components["schemas"]["CaseSummary"];
            versions: components["schemas"]["Version"][];
        };
        /** @description An event as it is kept, with its leaf in the evidence log. */
        CaseEvent: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            case: string;
            /** @description What a granted amendment changed. */
            changes?: unknown[] | null;
            /** @description What the same event commits to of the decision's values, by name (`customs_value`, `invoice`). */
            committed?: {
                [key: string]: components["schemas"]["CommittedValue"];
            } | null;
            /** @description Hash of the record, on the first event of a commit with a decision. */
            decision?: string | null;
            /** @description The command, who gave it, and what it needs (`lane`). */
            event: components["schemas"]["EventDetail"];
            kind: string;
            /** @description RFC 6962 leaf hash. */
            leaf: string;
            mrn: string | null;
            /** @description Hash of the message, on the first event of a commit with one. */
            original?: string | null;
            /** @description The hash of the record as everybody may read it, where that is another one. */
            public?: string | null;
            /** @description Why a request was refused. */
            refusal?: unknown[] | null;
            /** @description What a person said with it: a question, an answer, which documents, a remark, a reason. */
            said?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: int32
             * @description From 1.
             */
            sequence: number;
        };
        /** @description A page of cases. */
        CasePage: {
            cases: components["schemas"]["CaseSummary"][];
            /** @description Where the next page begins; none on the last. */
            next: string | null;
        };
        CaseReference: {
            /** @description The MRN or the declarant's reference of a case that the caller may read. */
            reference: string;
        };
        /** @description How a case stands with its money. */
        CaseStatement: {
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description The currency of every amount. */
            currency: string;
            /** @description To be paid with the next statement of a deferment account. */
            deferred: components["schemas"]["Owed"];
            /** @description To be paid at once. */
            immediate: components["schemas"]["Owed"];
            /** @description Whether accounts are kept for it at all; without, cover is assumed. */
            is_kept: boolean;
            /** @description The entries, the oldest first. */
            lines: components["schemas"]["BookLine"][];
            /** @description The reference that a payment at the bank names. */
            reference: string;
            /** @description To be secured, not paid. */
            security: components["schemas"]["Owed"];
        };
        /** @description A case as lists show it. */
        CaseSummary: {
            /** Format: uuid */
            case: string;
            currency: string | null;
            declarant: string;
            /**
             * Format: int64
             * @description When the next deadline is over, UTC microseconds.
             */
            due_at: number | null;
            /** @description Goods codes, separated by spaces. */
            goods: string;
            /** Format: int32 */
            items: number;
            lane: components["schemas"]["Lane"] | null;
            lrn: string;
            mrn: string | null;
            next_step: string | null;
            outcome: components["schemas"]["Outcome"] | null;
            /** @description What is to be paid, a decimal. */
            payable: string | null;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            received_at: number;
            status: string;
            type: string;
        };
        /** @description What is wrong with what somebody writes. */
        CellProblem: {
            /** @description The character in the field, from 1; 0 for all of it. */
            column: number;
            /** @description The field. */
            field: string;
            /** @description What to do, by language. */
            mend: {
                [key: string]: string;
            };
            /** @description What is wrong, by language. */
            message: {
                [key: string]: string;
            };
        };
        /** @description The champion in a back-test. */
        ChampionTried: {
            /** @description How it did. */
            curve: components["schemas"]["BacktestCurve"];
            /** @description Its hash. */
            model: string;
            /**
             * Format: date
             * @description Day of the last line that it was learned from.
             */
            until_day: string;
        };
        /**
         * @description What happened to a field.
         * @enum {string}
         */
        ChangeKind: "added" | "changed" | "removed";
        /** @description What a check found. The same check runs offline: `tongguan verify`. */
        CheckView: {
            /** @description The verdict in words, line by line. */
            en: string[];
            /** @description Whether it is to be believed. */
            is_proven: boolean;
            /** @description The verdict, or the refusal with its code and place. */
            verdict: Record<string, never>;
            /** @description The verdict in words, line by line. */
            zh: string[];
        };
        /** @description The cockpit at an instant. */
        Cockpit: {
            /**
             * Format: int64
             * @description When it was counted, UTC microseconds.
             */
            at: number;
            /**
             * Format: date
             * @description The first day, in legal time.
             */
            first_day: string;
            /** @description The same cases by lane, with the share whose goods were let go. */
            lanes: components["schemas"]["CockpitLane"][];
            /**
             * Format: date
             * @description The last day: today.
             */
            last_day: string;
            /** @description Opens what is late in the caller's queue. */
            late_query: string;
            /** @description What waits with whom. */
            officers: components["schemas"]["OfficerLoad"][];
            /** @description What the cases received in those days and accepted owe, by currency. */
            payable: components["schemas"]["Payable"][];
            /** @description How many of the accepted cases were added up in `payable`: the newest. */
            payable_of: components["schemas"]["Sample"];
            /** @description The cases received in those days by day and outcome. */
            received: components["schemas"]["ReceivedDay"][];
            /** @description From received to released or cleared: first of all, then by lane. */
            times: components["schemas"]["ReleaseTime"][];
            /** @description How many of the cases received were looked at for `times`: the newest. */
            times_of: components["schemas"]["Sample"];
            /** @description What waits now, by whom it waits for and step. */
            waiting: components["schemas"]["WaitingStage"][];
        };
        /** @description What became of a lane's cases. */
        CockpitLane: {
            /**
             * Format: int64
             * @description How many.
             */
            cases: number;
            /** @description The lane of the last decision; none of cases that were not routed. */
            lane: string | null;
            /**
             * Format: int64
             * @description How many of them have their goods let go.
             */
            let_go: number;
            /**
             * Format: int64
             * @description Those in a thousand.
             */
            let_go_per_mille: number;
            /** @description Opens them. */
            query: string;
        };
        Code: {
            code: string;
        };
        /** @description A code of a list. */
        CodeName: {
            code: string;
            /** @description By language. */
            names: {
                [key: string]: string;
            };
        };
        /** @description A commitment to a value, which hides it. */
        CommittedValue: {
            /** @description A Pedersen commitment over ristretto255 to hundredths of the currency: 32 bytes in base64. */
            commitment: string;
            currency: string;
        };
        /** @description What another edition means for cases. */
        Compared: {
            /** @description The cases behind, those first to which it means most; only for who may list cases. */
            cases: components["schemas"]["ComparedCase"][];
            /** @description Currency of every amount. */
            currency: string;
            /**
             * Format: int64
             * @description Cases decided under both.
             */
            decided: number;
            /** @description By declarant, those first to whom it means most. */
            declarants: components["schemas"]["ComparedDeclarant"][];
            /** @description What is owed more, above zero, or less. */
            delta: string;
            /**
             * Format: int64
             * @description Cases that differ.
             */
            differ: number;
            /** @description Whether all cases of the days were looked at. */
            is_all: boolean;
            /** @description How many moved from one outcome and lane to another. */
            moves: components["schemas"]["ComparedMove"][];
        };
        /** @description A case that differs. */
        ComparedCase: {
            /** @description What would be. */
            after: string;
            /** @description Codes of findings that only the new edition makes. */
            appears: string[];
            /** @description What was owed. */
            before: string;
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Who declared. */
            declarant: string;
            /** @description After less before. */
            delta: string;
            /** @description Outcome and lane before. */
            from: string;
            /** @description Codes of findings that only the old edition makes. */
            goes: string[];
            /**
             * Format: date
             * @description The day that it was decided on.
             */
            legal_date: string;
            /** @description Its number. */
            name: string;
            /**
             * Format: uuid
             * @description The firm it belongs to.
             */
            owner: string;
            /** @description Outcome and lane after. */
            to: string;
        };
        /** @description What it means for a declarant. */
        ComparedDeclarant: {
            /** @description Number or name. */
            declarant: string;
            /** @description What is owed more, or less. */
            delta: string;
            /**
             * Format: int64
             * @description Cases that differ.
             */
            differ: number;
            /**
             * Format: int64
             * @description Of those, cases whose outcome or lane is another.
             */
            moved: number;
        };
        /** @description Cases that moved. */
        ComparedMove: {
            /**
             * Format: int64
             * @description How many.
             */
            cases: number;
            /** @description Outcome and lane under the old edition (`cleared/green`). */
            from: string;
            /** @description Under the new one. */
            to: string;
        };
        ComparisonBody: {
            /**
             * Format: date
             * @description The first day of the cases' receipt.
             */
            first_day: string;
            /**
             * Format: date
             * @description The last day, at most 91 days later.
             */
            last_day: string;
            /**
             * Format: date
             * @description The day as on which all cases are decided; each on its own legal date when left out.
             */
            legal_date?: string | null;
            /** @description The new edition. */
            new: string;
            /** @description The old edition; the one that counts on `legal_date`, or today, when left out. */
            old?: string | null;
        };
        /** @description A comparison as people see it. */
        ComparisonView: {
            /** @description The activation that it was made for; none when somebody asked for it. */
            activation: string | null;
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            asked_at: number;
            /** @description Who asked; none for the house. */
            asked_by: string | null;
            /**
             * Format: int64
             * @description Cases decided so far.
             */
            cases: number;
            /**
             * Format: int64
             * @description When it was done, UTC microseconds.
             */
            done_at: number | null;
            /** @description The first day of the cases' receipt. */
            first_day: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The last. */
            last_day: string;
            /** @description The day as on which all are decided; none for each on its own. */
            legal_date: string | null;
            /** @description The new edition. */
            new: string;
            /** @description The old edition. */
            old: string;
            result?: components["schemas"]["Compared"] | null;
        };
        CompetenceBody: {
            goods?: string;
            place?: string;
            procedure?: string;
            /** @description The matter that it is competent for (`origin`), of the subjects of the law in force. */
            subject?: string;
        };
        /** @description What an organisation handles: prefixes, an empty one is any. */
        CompetenceView: {
            goods: string;
            /** Format: uuid */
            id: string;
            place: string;
            procedure: string;
            /** @description The matter (`origin`). */
            subject: string;
        };
        Confirmation: {
            /** Format: password */
            password: string;
        };
        /** @description How many cases. */
        Count: {
            /** Format: int64 */
            cases: number;
            lane: components["schemas"]["Lane"] | null;
            outcome: components["schemas"]["Outcome"] | null;
        };
        /** @description Cases by outcome and lane. */
        Counts: {
            counts: components["schemas"]["Count"][];
        };
        /** @description What a browser needs to make a passkey. */
        CreationView: {
            /** @description COSE numbers, the preferred first. */
            algorithms: number[];
            challenge: string;
            /** @description Passkeys that the user has. */
            known: string[];
            login: string;
            name: string;
            /** @description The id of the house. */
            party: string;
            /** @description The user's handle. */
            user: string;
        };
        CursorBody: {
            /** Format: int64 */
            number: number;
        };
        /** @description What a case owes, in all manners. Amounts in units of the currency. */
        DebtView: {
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description The currency. */
            currency: string;
            /** @description What is still to be paid or secured. */
            due: string;
            /** @description The trader's reference. */
            lrn: string;
            /** @description Its movement reference number. */
            mrn: string | null;
            /** @description What the last decision says is to be paid. */
            payable: string;
            /** @description What is to be given back. */
            refundable: string;
            /** @description Where it stands. */
            status: string;
        };
        /** @description A decision in the public form. */
        Decision: {
            assessment: components["schemas"]["Assessment"];
            edition: components["schemas"]["EditionId"];
            /** @description The gravest first. */
            findings: components["schemas"]["Finding"][];
            lane: components["schemas"]["Lane"] | null;
            lane_reason: components["schemas"]["LaneReason"] | null;
            /** Format: date */
            legal_date: string;
            outcome: components["schemas"]["Outcome"];
            /** @description For officers only; left out of what was only tried. */
            profiles?: components["schemas"]["ProfileTold"][] | null;
            /** @description SHA-256 of the canonical record; there is none of what was only tried. */
            record?: string | null;
            risk: components["schemas"]["RiskTold"] | null;
            /** @description For officers only. */
            screening: components["schemas"]["ScreeningHit"][] | null;
        };
        /** @description A page of the log of deliveries. */
        DeliveryPage: {
            deliveries: components["schemas"]["DeliveryView"][];
            next: string | null;
        };
        /** @description A notice on its way to a webhook, and how its last attempt ended. */
        DeliveryView: {
            /**
             * Format: int64
             * @description Bytes of the last answer.
             */
            answered_bytes: number | null;
            /** Format: int32 */
            attempts: number;
            /** Format: int64 */
            created_at: number;
            /** @description Why the last attempt failed: `status`, `name`, `not_public`, `connect`, `tls`, `http`, `body`, `time`, `ended`. */
            failure: string | null;
            /**
             * Format: uuid
             * @description Sent as `webhook-id`.
             */
            id: string;
            /** @description The kind of notice, or `test`. */
            kind: string;
            /**
             * Format: int64
             * @description When it was tried last, UTC microseconds.
             */
            last_at: number | null;
            /**
             * Format: int64
             * @description When it is tried next, for one that waits.
             */
            next_at: number | null;
            /**
             * Format: int64
             * @description The number of the notice in `/api/messages`; 0 for a test.
             */
            number: number;
            /** @description The delivery that this one repeats. */
            replay_of: string | null;
            /** @description `waiting`, `delivered` or `dead`. */
            state: string;
            /**
             * Format: int64
             * @description The HTTP status of the last answer.
             */
            status: number | null;
            /**
             * Format: int64
             * @description How long the last attempt took, milliseconds.
             */
            took_ms: number | null;
        };
        DepositBody: {
            /** @description How much, as a decimal text. */
            amount: string;
            /** @description The bank's reference: the same one counts once. */
            reference: string;
        };
        /** @description What a change does to what is owed. */
        Difference: {
            after: string;
            before: string;
            currency: string;
            /** @description More to pay above zero, to be returned below. */
            delta: string;
            interest?: components["schemas"]["Interest"] | null;
            lines: components["schemas"]["LineDifference"][];
            /**
             * Format: int32
             * @description How many lines are the same to the last digit.
             */
            unchanged: number;
        };
        /** @description Who laid down a version and where it stands. Instants are UTC microseconds. */
        DirectiveStanding: {
            /**
             * Format: int64
             * @description When.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it. */
            confirmed_by: string | null;
            /**
             * Format: uuid
             * @description The id of the version: it is confirmed and withdrawn by it.
             */
            id: string;
            /**
             * Format: int32
             * @description The version, from 1.
             */
            number: number;
            /**
             * Format: int64
             * @description When.
             */
            proposed_at: number;
            /** @description Who proposed it; none for the house itself. */
            proposed_by: string | null;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /**
             * Format: uuid
             * @description The thing, the same in all its versions.
             */
            subject: string;
            /** @description Hash of what it says. */
            version: string;
            /**
             * Format: int64
             * @description When.
             */
            withdrawn_at: number | null;
            /** @description Who withdrew it. */
            withdrawn_by: string | null;
        };
        /** @description The administration's own directory. */
        DirectoryView: {
            label_en: string;
            label_zh: string;
        };
        /** @description What is to be shown, to whom. Without `purpose` and `fields` everything is issued, for the holder to choose from. */
        DisclosureBody: {
            /** @description Who alone it is for. */
            audience?: string | null;
            /**
             * Format: int32
             * @description For how many days it is good: 30 unless said, 366 at most.
             */
            days?: number | null;
            /** @description Paths of further fields (`/declaration/goodsShipment/consignee`); `*` stands for every element of a list. */
            fields?: string[];
            /** @description The holder's Ed25519 key in base64url: then whoever shows it must sign as well. */
            holder?: string | null;
            /** @description The number that they gave, so that it answers their request and no other. */
            nonce?: string | null;
            /** @description A named set of fields: `bank`, `insurer`, `foreign_customs`, `carrier`. */
            purpose?: string | null;
        };
        /** @description What can be shown. */
        DisclosureView: {
            /** @description The file (SD-JWT, RFC 9901). */
            sd_jwt: string;
            /**
             * Format: int64
             * @description Until when it is good, in seconds since 1970.
             */
            until: number;
        };
        /** @description A supporting document. */
        DocumentView: {
            /**
             * Format: int64
             * @description When it was handed in, UTC microseconds.
             */
            at: number;
            handed_in_by: string;
            /** Format: uuid */
            id: string;
            /** @description What it is by its content. */
            media_type: string;
            name: string;
            sha256: string;
            /** Format: int64 */
            size: number;
        };
        Documents: {
            documents: string[];
        };
        /** @description All that an officer needs of a case, in one answer. */
        DossierView: {
            assignment: components["schemas"]["Assignment"] | null;
            /** Format: uuid */
            case: string;
            decision: components["schemas"]["Decision"] | null;
            /** @description In the JSON form of the declaration. */
            declaration: {
                [key: string]: unknown;
            };
            desk: components["schemas"]["Standing"] | null;
            documents: components["schemas"]["Paper"][];
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            due_at: number | null;
            /** @description What holds the goods beside the status. */
            holds: string[];
            /** @description Whether a second officer must confirm its release. */
            is_red: boolean;
            lane: components["schemas"]["Lane"] | null;
            /** @description Matters that a department is competent for. */
            matters: components["schemas"]["NamedMatter"][];
            messages: components["schemas"]["SentMessage"][];
            next_step: string;
            notes: components["schemas"]["NoteView"][];
            /** @description Names by id. */
            people: {
                [key: string]: string;
            };
            proposals: components["schemas"]["Proposal"][];
            refusals: components["schemas"]["Refused"][];
            status: string;
            subject: components["schemas"]["Matter"] | null;
            timeline: components["schemas"]["CaseEvent"][];
            /** @description Who did what, by the event's sequence. */
            timeline_actors: {
                [key: string]: string;
            };
            /** Format: int32 */
            version: number;
            versions: components["schemas"]["Version"][];
        };
        /** @description What is known of a draft. */
        Draft: {
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            begun_at: number;
            /** @description Who began it. */
            begun_by: string | null;
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            changed_at: number;
            /** @description Who changed it last. */
            changed_by: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            draft: string;
            /** @description The edition that it changes. */
            edition: string;
            /** @description What people call it. */
            name: string;
            /**
             * Format: int32
             * @description Counts up with each change; also in `ETag`.
             */
            version: number;
        };
        /** @description The drafts. */
        DraftCards: {
            /** @description The last changed first. */
            drafts: components["schemas"]["Draft"][];
        };
        /** @description A place of a draft that does not compile. */
        DraftProblem: {
            /** @description The character in the cell, from 1; 0 for all of it. */
            column: number;
            /** @description The column. */
            field: string;
            /**
             * Format: int64
             * @description The line of the row; 0 for the table.
             */
            line: number;
            /** @description What to do, by language. */
            mend: {
                [key: string]: string;
            };
            /** @description What is wrong, by language. */
            message: {
                [key: string]: string;
            };
            /** @description The table. */
            table: string;
        };
        /** @description A rule of a draft. */
        DraftRule: {
            /** @description `new`, `changed` or `dropped`; none for one that is as it was. */
            change: string | null;
            /**
             * Format: int64
             * @description The line of its row in the draft; in the edition for one that is taken away.
             */
            line: number;
            /** @description What the row says. */
            says: components["schemas"]["RuleRow"];
            /** @description Its table. */
            table: string;
            /** @description What its finding says, by language. */
            told: {
                [key: string]: components["schemas"]["RuleText"];
            };
            was: components["schemas"]["RuleRow"] | null;
        };
        /** @description A test of a draft. */
        DraftTest: {
            /** @description The legal date. */
            date: string;
            /** @description What must be found: `CODE` or `CODE@PLACE`, parted by spaces. */
            finds: string;
            /** @description What must not. */
            finds_not: string;
            /**
             * Format: int64
             * @description The line of its row.
             */
            line: number;
            /** @description Its name. */
            test: string;
        };
        /** @description A draft with all that it says. */
        DraftView: {
            /** @description What is known of it. */
            card: components["schemas"]["Draft"];
            /** @description The tables that differ. */
            changed: string[];
            /** @description The version of the pack, such as `2026.11`. */
            pack_version: string;
            /** @description The rules in the order of their tables, then those that are taken away. */
            rules: components["schemas"]["DraftRule"][];
            /** @description The ids of the sources of the pack. */
            sources: string[];
            /** @description The tables of rules. */
            tables: string[];
            /** @description The tests. */
            tests: components["schemas"]["DraftTest"][];
        };
        /** @description Whether what comes is still what came before: the later half of the period against the earlier. */
        Drift: {
            /**
             * Format: int64
             * @description Scored cases of the later half.
             */
            after: number;
            /**
             * Format: int64
             * @description Scored cases of the earlier half.
             */
            before: number;
            hit_rate: components["schemas"]["RateChanged"] | null;
            /** @description Whether it is above the limit. */
            is_shifted: boolean;
            /**
             * Format: double
             * @description From where on it is a warning.
             */
            limit: number;
            /**
             * Format: int64
             * @description Scored cases that each half needs.
             */
            needed: number;
            /**
             * Format: double
             * @description Population stability index of the probabilities; none while a half has too few cases.
             */
            psi: number | null;
        };
        /** @description Which law. */
        EditionId: {
            hash: string;
            pack: string;
            version: string;
        };
        /** @description An edition of the law. */
        EditionView: {
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            brought_at: number;
            /** @description Who brought it; none for the program. */
            brought_by: string | null;
            /** @description The hash of its bytes. */
            edition: string;
            /** @description Whether its tables are kept, so that its rules can be changed here. */
            has_tables: boolean;
            /** @description The hash of its law, which decisions name. */
            law: string;
            /** @description What was said of it. */
            note: string;
            /** @description The pack. */
            pack: string;
            /** @description Its version. */
            version: string;
        };
        /** @description Why a case is to be forgotten. */
        ErasureBody: {
            /** @description The case by its id, or by its movement reference number. */
            case: string;
            /** @description Why. It stays in the log, so it names nobody. */
            reason: string;
        };
        /** @description A case that was forgotten. */
        ErasureDone: {
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            at: number;
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Its movement reference number, if it has one. */
            mrn: string | null;
            /** @description Why. */
            reason: string;
        };
        /** @description What became of it. */
        ErasureView: {
            /** @description `proposed` (another person must confirm, for the same reason) or `erased`. */
            state: string;
        };
        /** @description A case that is to be forgotten. */
        ErasureWaiting: {
            /**
             * Format: int64
             * @description When, UTC microseconds.
             */
            at: number;
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Its movement reference number, if it has one. */
            mrn: string | null;
            /** @description Who proposed it. */
            proposed_by: string;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /** @description Why. */
            reason: string;
        };
        /** @description Cases that are to be forgotten, and those that were. */
        ErasuresView: {
            /** @description What was forgotten, the newest first, at most 200. */
            done: components["schemas"]["ErasureDone"][];
            /** @description What one person proposed and another must confirm, the newest first. */
            waiting: components["schemas"]["ErasureWaiting"][];
        };
        /** @description Where the browser goes. */
        ErrandView: {
            url: string;
        };
        /** @description A share with its 95 % interval (bootstrap over whole cases). */
        Estimate: {
            /**
             * Format: double
             * @description The upper end.
             */
            high: number;
            /**
             * Format: double
             * @description The lower end.
             */
            low: number;
            /**
             * Format: double
             * @description The share.
             */
            value: number;
        };
        /** @description The command of an event. */
        EventDetail: {
            /** @description The role that gave it. */
            by: string;
            command: string;
            lane?: components["schemas"]["Lane"] | null;
            /** @description Of `assess`: whether something is owed. */
            owes?: boolean | null;
            /** @description Of `ask`: for what. */
            request?: string | null;
        };
        Examined: {
            containers?: string[];
            has_sample?: boolean;
            remark?: string;
            /** @description `conform`, `discrepancy` or `seize`. */
            result: string;
            seals?: string[];
        };
        /** @description What came of a request. */
        ExchangeAsked: {
            /** @description In what the two sides differ; nothing when they agree. */
            differences: components["schemas"]["ExchangeDifference"][];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `answered`, or why not, as a stable code. */
            outcome: string;
        };
        /** @description A request with both sides. Instants are UTC microseconds. */
        ExchangeDetail: {
            /** @description The answer, as it was signed. */
            answer: string | null;
            /**
             * Format: int64
             * @description When.
             */
            at: number;
            /**
             * Format: uuid
             * @description Our case: about which we asked, or whose declaration was asked for.
             */
            case: string | null;
            /** @description `asked` by us or `answered` by us. */
            direction: string;
            /** @description What was asked for. */
            fields: string[];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The legal basis. */
            law: string;
            /** @description `answered`, `waiting`, or why not, as a stable code. */
            outcome: string;
            /** @description The other administration. */
            peer: string;
            /** @description What for. */
            purpose: string;
            /** @description Which declaration. */
            reference: string;
            /** @description The request, as it was signed. */
            request: string;
            /** @description Both sides; of what we answered, our side alone. Nothing while there is no answer. */
            sides: components["schemas"]["ExchangeSide"][];
            /**
             * Format: int64
             * @description Until when it could be answered.
             */
            until: number | null;
        };
        /** @description Something in which both sides differ by more than was agreed. */
        ExchangeDifference: {
            /** @description What was agreed on. */
            allowed: string;
            /** @description What the country of export says. */
            exported: string | null;
            /** @description The difference in per cent, or the likeness of names in hundredths. */
            figure: string | null;
            /** @description What the country of import says. */
            imported: string | null;
            /** @description Of which commodity, container, currency or pair of parties. */
            of: string;
            /** @description What: `commodity`, `container`, `gross_mass`, `net_mass`, `party`, `quantity` or `value`. */
            what: string;
        };
        /** @description A field of both sides. */
        ExchangeSide: {
            /** @description What was agreed on; none where they agree. */
            allowed: string | null;
            /** @description Whether they differ by more than was agreed. */
            differs: boolean;
            /** @description The difference in per cent, or the likeness of names in hundredths; none where one is missing. */
            figure: string | null;
            /** @description Of which commodity, container, currency or party. */
            of: string;
            /** @description What we say. */
            ours: string | null;
            /** @description What the other administration says. */
            theirs: string | null;
            /** @description What: `commodity`, `container`, `gross_mass`, `net_mass`, `party`, `quantity` or `value`. */
            what: string;
        };
        /** @description What was asked or answered. Instants are UTC microseconds. */
        ExchangeView: {
            /** @description The answer, as it was signed. */
            answer: string | null;
            /**
             * Format: int64
             * @description When.
             */
            at: number;
            /** @description `asked` by us or `answered` by us. */
            direction: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `answered`, `waiting`, or why not, as a stable code. */
            outcome: string;
            /** @description The other administration. */
            peer: string;
            /** @description What for. */
            purpose: string;
            /** @description Which declaration. */
            reference: string;
            /** @description The request, as it was signed. */
            request: string;
        };
        Exchanges: {
            /** @description The newest first, at most 500. */
            exchanges: components["schemas"]["ExchangeView"][];
        };
        /**
         * @description The score of an item, explained in full. Money is in the currency of the country. `expected` and what all signals are worth
         *     sum to `score`, but for what is rounded.
         */
        Explained: {
            /** @description What the score is on average while no signal is known: a logit. */
            expected: string;
            /** @description Whether the score stopped the goods, for whichever item. */
            is_stopped: boolean;
            /**
             * Format: int32
             * @description Sequence number of the item.
             */
            item: number;
            /** @description All items that were scored, the one of which most is expected first. */
            items: number[];
            /** @description Hash of the model that decided. */
            model: string;
            /** @description Other items whose examination was worth more than that too. */
            others_above: number[];
            /** @description The score: a logit. */
            score: string;
            /** @description Signals that have a say in the score, what is worth most first; all others are worth nothing. */
            signals: components["schemas"]["ExplainedSignal"][];
            /** @description What it had to be worth more than; none while too few declarations had come. */
            threshold: string | null;
            /** @description What an examination of the item was worth. */
            worth: string;
        };
        /** @description What a signal does to a score. */
        ExplainedSignal: {
            /** @description What it added on the paths through the trees. */
            path: string;
            /** @description What it is worth in the score by Shapley's rule. */
            shapley: string;
            /** @description Name of the signal. */
            signal: string;
            /** @description What it says. */
            text: components["schemas"]["SignalText"];
            /** @description Unit of its value. */
            unit: string;
            /** @description Its value; none where nothing was known. */
            value: string | null;
            /** @description What an examination would have been worth had this signal alone not been known; none where it was not. */
            worth_without: string | null;
        };
        /** @description What a fact led to. */
        FactTaken: {
            /** @description What follows (`release 26GB…`, `notify bank`, `pay 500.00 EUR from carrier to shipper`). */
            acts: string[];
            /**
             * Format: int32
             * @description Which step it was, from 1.
             */
            number: number;
            /** @description The hash of its record. */
            record: string;
            /** @description What follows in plain words, by language. */
            told: {
                [key: string]: string[];
            };
        };
        FetchBody: {
            /** @description The administration, by its name in the arrangement. */
            from: string;
        };
        /** @description A field of a case. */
        FieldView: {
            called: components["schemas"]["SaidView"] | null;
            /** @description Its path. */
            path: string;
            /** @description What it says. */
            value: string;
        };
        /** @description What a rule or the calculation had to say. */
        Finding: {
            /** @description What its sentences are filled with. */
            arguments: {
                [key: string]: string;
            };
            /** @description Its published code (`CDS12003`). */
            code: string;
            /** @description How to mend it, by language. */
            mend: components["schemas"]["BTreeMap"];
            /** @description The same in words that follow the JSON form. */
            path: string;
            /** @description Where, in the published form (`42A/67A/68A[1]`). */
            pointer: string;
            /** @description The rule's name. */
            rule: string;
            severity: components["schemas"]["Severity"];
            /** @description What is the matter, by language. */
            text: components["schemas"]["BTreeMap"];
        };
        /** @description Cases of one origin, place and chapter. */
        Flow: {
            /**
             * Format: int64
             * @description How many cases.
             */
            cases: number;
            /** @description Chapter of the first goods code. */
            chapter: string;
            /**
             * Format: int64
             * @description How many were examined.
             */
            examined: number;
            /**
             * Format: int64
             * @description In how many something was found.
             */
            irregular: number;
            /** @description Origin of the first item. */
            origin: string;
            /** @description The office or place of the goods. */
            place: string;
            /**
             * Format: int64
             * @description The mean probability of an irregularity, in millionths; none where nothing was scored.
             */
            probability_ppm: number | null;
        };
        /** @description How cases flow, and how risky they are. */
        Flows: {
            /**
             * Format: date
             * @description The first day, in legal time.
             */
            first_day: string;
            /** @description Groups of one origin, place and chapter, the largest first. */
            flows: components["schemas"]["Flow"][];
            /** @description Whether these are all there are; if not, they are the largest. */
            is_all: boolean;
            /**
             * Format: date
             * @description The last day: today.
             */
            last_day: string;
        };
        /** @description A finding of a test. */
        FoundView: {
            /** @description Its code. */
            code: string;
            /** @description The place in words that follow the JSON form. */
            path: string;
            /** @description Its place. */
            pointer: string;
            /** @description The rule that spoke. */
            rule: string;
            /** @description How grave it is. */
            severity: string;
            /** @description What it says, by language. */
            text: {
                [key: string]: string;
            };
        };
        /** @description The declaration of a case, for a test. */
        FromCase: {
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Its legal date. */
            date: string;
            /** @description Its declaration (JSON), without the names, addresses and numbers of its parties. */
            declaration: string;
        };
        /**
         * @description Whether goods may go.
         * @enum {string}
         */
        Goods: "may_go" | "wait" | "detained" | "void" | "unknown";
        /** @description What is told of one reference. */
        GoodsView: {
            /** @description The type of the declaration (`IMA`). */
            declaration_type: string | null;
            /** @description Whether they may go. */
            goods: components["schemas"]["Goods"];
            /** @description The movement reference number of the declaration. */
            mrn: string | null;
            /** @description The reference as it was asked for. */
            reference: string;
            /**
             * Format: int64
             * @description When the declaration last changed, UTC microseconds.
             */
            since: number | null;
        };
        HandOver: {
            reason: string;
            /**
             * Format: uuid
             * @description To whom; back into the queue when left out.
             */
            to?: string | null;
        };
        /** @description That the server and its database answer. */
        Health: {
            edition: components["schemas"]["EditionId"];
            /** @description `ok`. */
            status: string;
        };
        Instruction: {
            /** @description What to look for; the trader never sees it. */
            instruction: string;
        };
        /** @description What the pack charges on a debt that a correction raised. */
        Interest: {
            /**
             * Format: date
             * @description The day after which it runs.
             */
            after: string;
            /** @description None: the pack charges it and has no rate for these days. */
            amount: string | null;
            currency: string;
            /** Format: int32 */
            days: number | null;
            steps: components["schemas"]["Step"][];
            /** Format: date */
            until: string;
        };
        /** @description How the customs value of an item came about. */
        ItemValue: {
            customs_value: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description Its place, from 1.
             */
            item: number;
            steps: components["schemas"]["Step"][];
            /** @description What is added for value added tax. */
            vat_additions: string;
        };
        KeyBody: {
            /**
             * Format: uuid
             * @description For administrators: the firm it is for.
             */
            firm?: string | null;
            name: string;
            /** @description A role that one has oneself; an administrator any that a machine can have. */
            role: string;
        };
        /** @description A key of a machine, without the key. */
        KeyView: {
            /** Format: int64 */
            created_at: number;
            /** Format: int64 */
            disabled_at: number | null;
            /** Format: uuid */
            firm: string;
            /** Format: uuid */
            id: string;
            name: string;
            role: string;
        };
        /**
         * @description How far people look at a declaration.
         * @enum {string}
         */
        Lane: "green" | "blue" | "yellow" | "red";
        /** @description Why a lane was chosen. What targeting and lists said is told to officers only. */
        LaneReason: {
            /** @enum {string} */
            kind: "nothing_found";
        } | {
            codes: string[];
            /** @enum {string} */
            kind: "findings";
        } | {
            /** Format: int32 */
            item: number;
            /** @enum {string} */
            kind: "score";
            probability: string;
            threshold: string;
            worth: string;
        } | {
            /** @enum {string} */
            kind: "profile";
            profiles: string[];
        } | {
            /** Format: int32 */
            hits: number;
            /** @enum {string} */
            kind: "screening";
            score: string;
        } | {
            from: string;
            /** @enum {string} */
            kind: "random_draw";
            to: string;
            value: string;
        };
        /** @description What two editions say differently about one thing. */
        LawChange: {
            /** @description What the new edition says. */
            after: string | null;
            /** @description What the old edition says. */
            before: string | null;
            /**
             * Format: date
             * @description First day.
             */
            from: string | null;
            /** @description What is meant in it. */
            key: string;
            /** @description The table. */
            table: string;
            /** @description All of it as a sentence, by language. */
            text: {
                [key: string]: string;
            };
            /**
             * Format: date
             * @description Last day; none for open.
             */
            to: string | null;
        };
        /** @description A page of a difference. */
        LawDifference: {
            /** @description Those of this page. */
            changes: components["schemas"]["LawChange"][];
            /** @description The new one. */
            new: string;
            /** @description Where the next page begins. */
            next: number | null;
            /** @description The old edition. */
            old: string;
            /** @description How many in each table. */
            tables: {
                [key: string]: number;
            };
            /** @description How many changes there are. */
            total: number;
        };
        /** @description What counts now, what comes next, and all that is known. */
        LawView: {
            /** @description The activations, the latest day first. */
            activations: components["schemas"]["ActivationView"][];
            /** @description The comparisons, the newest first. */
            comparisons: components["schemas"]["ComparisonView"][];
            /** @description The currency of the country. */
            currency: string;
            /**
             * Format: date
             * @description The first day for which something can still be proposed.
             */
            earliest: string;
            /** @description The editions, the newest first. */
            editions: components["schemas"]["EditionView"][];
            /** @description The edition that counts today. */
            in_force: string;
            /**
             * Format: date
             * @description Since when; none for the one that the program was started with.
             */
            since: string | null;
            /**
             * Format: date
             * @description Today in the country.
             */
            today: string;
            /**
             * Format: uuid
             * @description Who asks.
             */
            you: string;
        };
        /** @description From what a model was learned, and how it did. */
        LearnedModel: {
            /**
             * Format: int64
             * @description Of these, those that chance alone sent there.
             */
            by_chance: number;
            /**
             * Format: int64
             * @description Cases.
             */
            cases: number;
            /** @description Version of the engine that learned. */
            engine: string;
            /**
             * Format: int64
             * @description Lines where somebody looked.
             */
            examined: number;
            /**
             * Format: int64
             * @description When the first case came in, UTC microseconds.
             */
            from: number;
            /**
             * Format: int64
             * @description Of the examined, irregular ones.
             */
            irregular: number;
            /**
             * Format: int64
             * @description Lines.
             */
            lines: number;
            /** @description Hash of the past: of every case with what targeting saw of it and what was found. */
            past: string;
            /** @description On the last part of the past, which it was not grown on. */
            tried: components["schemas"]["ModelTried"];
            /**
             * Format: int64
             * @description When the last one did.
             */
            until: number;
            /** @description What speaks against it. */
            weaknesses: components["schemas"]["ModelWeakness"][];
            /**
             * Format: double
             * @description For how many lines one might stand that chance examined, where it was grown.
             */
            weight_max: number;
        };
        /** @description One tax on one item, before and after. */
        LineDifference: {
            after: string | null;
            before: string | null;
            delta: string;
            /**
             * Format: int32
             * @description Its place in the new version, from 1; none when it is gone.
             */
            item: number | null;
            /**
             * Format: int32
             * @description Its place in the old version; none when it is new.
             */
            item_before: number | null;
            /** @description Rates before and after, where the rate itself changed. */
            rates?: string[] | null;
            type: string;
        };
        /**
         * @description What targeting said of an item; money in the currency of the country. `expected`, what the reasons added and `rest` sum to
         *     `score`.
         */
        LineRisk: {
            /** @description Probability that it concerns safety. */
            critical: string;
            expected: string;
            /** Format: int32 */
            item: number;
            /** @description Calibrated probability that it is irregular. */
            probability: string;
            reasons?: components["schemas"]["RiskReason"][] | null;
            rest: string;
            /** @description What an examination is expected to recover. */
            revenue: string;
            score: string;
            /** @description What an examination is worth. */
            worth: string;
        };
        /** @description A generated password; shown once. */
        Made: {
            /** Format: uuid */
            id: string;
            password: string;
        };
        /** @description The id of what was made. */
        MadeId: {
            /** Format: uuid */
            id: string;
        };
        MandateBody: {
            /** Format: uuid */
            broker: string;
            /**
             * Format: uuid
             * @description The trader's firm; the own one when left out.
             */
            trader?: string | null;
            /**
             * Format: int64
             * @description UTC microseconds; now when left out.
             */
            valid_from?: number | null;
            /** Format: int64 */
            valid_to?: number | null;
        };
        /** @description A trader's word that a broker may act for it. */
        MandateView: {
            /** Format: uuid */
            broker: string;
            broker_name: components["schemas"]["NameView"] | null;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            revoked_at: number | null;
            /** Format: uuid */
            trader: string;
            trader_name: components["schemas"]["NameView"] | null;
            /** Format: int64 */
            valid_from: number;
            /** Format: int64 */
            valid_to: number | null;
        };
        /** @description The matter for which a case waits for an officer, and why. */
        Matter: {
            /** @description The code of the finding, why the lane was chosen (`screening`, `profile`), or `referred` where a person sent it there. */
            because: string;
            /** @description Its code (`origin`). */
            code: string;
            names: {
                [key: string]: string;
            };
            /** @description Where the finding points. */
            pointer: string | null;
        };
        /** @description A message to a trader. */
        Message: {
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Function code and status (`13/67`). */
            code: string;
            /**
             * Format: int64
             * @description When it was made, UTC microseconds.
             */
            created_at: number;
            /**
             * Format: int64
             * @description Number in the reader's own order, without gaps.
             */
            number: number;
            /** @description The message. */
            xml: string;
        };
        /** @description Messages to a trader, in order. */
        MessagePage: {
            messages: components["schemas"]["Message"][];
        };
        /** @description What is known of a model. */
        ModelCard: {
            /** @description Lines that it was learned from. */
            examples: number;
            /** @description Of these, irregular. */
            hits: number;
            learned?: components["schemas"]["LearnedModel"] | null;
            /** @description SHA-256 of its bytes. */
            model: string;
            /** @description What it was trained on and how it did, as its owner says it; empty where the house learned it itself. */
            note: string;
            /**
             * Format: int32
             * @description Day of the last of them, from 1970.
             */
            until: number;
        };
        /** @description The model in use. */
        ModelInUse: {
            /** @description Lines that it was learned from. */
            examples: number;
            /** @description Its hash. */
            hash: string;
            /** @description Of these, irregular. */
            hits: number;
            /** @description Share of declarations that the law lets the score stop. */
            share: string | null;
            /** @description What an examination must be worth more than now; none while too few declarations came. */
            threshold: string | null;
            /**
             * Format: date
             * @description Day of the last of them.
             */
            until: string | null;
        };
        /** @description A back-test on the last part of the past. */
        ModelTried: {
            /**
             * Format: int64
             * @description Of these, those that chance alone sent there.
             */
            by_chance: number;
            champion: components["schemas"]["ChampionTried"] | null;
            /**
             * Format: int64
             * @description Lines examined in it.
             */
            examined: number;
            /**
             * Format: date
             * @description Its first day.
             */
            first_day: string;
            /**
             * Format: int64
             * @description Of the examined, irregular ones.
             */
            irregular: number;
            /**
             * Format: date
             * @description Its last day.
             */
            last_day: string;
            /** @description The model. */
            model: components["schemas"]["BacktestCurve"];
            /**
             * Format: double
             * @description The share of declarations that the law lets the score stop.
             */
            share: number;
            /**
             * Format: double
             * @description For how many lines one stands at most that chance examined.
             */
            weight_max: number;
        };
        /** @description A model as analysts see it. */
        ModelView: {
            /**
             * Format: int64
             * @description When.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it. */
            confirmed_by: string | null;
            /** @description Lines that it was learned from. */
            examples: number;
            /** @description Of these, irregular. */
            hits: number;
            /**
             * Format: uuid
             * @description The id of the version: it is confirmed and withdrawn by it.
             */
            id: string;
            learned?: components["schemas"]["LearnedModel"] | null;
            /** @description SHA-256 of its bytes. */
            model: string;
            /** @description What it was trained on and how it did, as its owner says it; empty where the house learned it itself. */
            note: string;
            /**
             * Format: int32
             * @description The version, from 1.
             */
            number: number;
            /**
             * Format: int64
             * @description When.
             */
            proposed_at: number;
            /** @description Who proposed it; none for the house itself. */
            proposed_by: string | null;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /**
             * @description Where it stands: `champion`, `challenger`, `former` (it counted before and can again), `waiting` (a newer one looks
             *     on), or `withdrawn`.
             */
            status: string;
            /**
             * Format: uuid
             * @description The thing, the same in all its versions.
             */
            subject: string;
            /**
             * Format: int32
             * @description Day of the last of them, from 1970.
             */
            until: number;
            /**
             * Format: date
             * @description Day of the last line that it was learned from.
             */
            until_day: string | null;
            /** @description Hash of what it says. */
            version: string;
            /**
             * Format: int64
             * @description When.
             */
            withdrawn_at: number | null;
            /** @description Who withdrew it. */
            withdrawn_by: string | null;
        };
        /**
         * @description What speaks against a model.
         * @enum {string}
         */
        ModelWeakness: "few_examined" | "few_irregular" | "no_chance" | "few_tried" | "no_amounts" | "no_safety" | "left_out" | "not_better" | "not_surely_better" | "champion_knew";
        /** @description Champion and challenger on the same cases. */
        ModelsCompared: {
            /**
             * Format: int64
             * @description Cases that both would stop.
             */
            both: number;
            /**
             * Format: int64
             * @description Cases that both scored.
             */
            cases: number;
            /** @description The challenger's best. */
            challenger: components["schemas"]["AtCapacity"];
            /** @description The champion's best. */
            champion: components["schemas"]["AtCapacity"];
            /**
             * Format: double
             * @description How differently they spread their probabilities: population stability index; none of too few cases.
             */
            psi: number | null;
            /** @description The share of them that each may stop. */
            share: string;
        };
        /** @description The models of the house. */
        ModelsView: {
            comparison: components["schemas"]["ModelsCompared"] | null;
            /** @description Hash of the model that scores on this node; of the program's own when no champion was promoted. */
            in_use: string | null;
            /** @description The models, the newest first. */
            models: components["schemas"]["ModelView"][];
            /**
             * Format: uuid
             * @description Who looks.
             */
            you: string;
        };
        /** @description An amount of money. */
        Money: {
            amount: string;
            currency: string;
        };
        MoneyBody: {
            /** @description How much, as a decimal text. */
            amount: string;
            /** @description `payment` for money that came in, `refund` for money that went back. */
            kind: string;
            /** @description The bank's reference: the same one counts once. */
            reference: string;
        };
        /** @description A name in both languages. */
        NameView: {
            en: string;
            zh: string;
        };
        /** @description A matter that a department is competent for. */
        NamedMatter: {
            code: string;
            names: {
                [key: string]: string;
            };
        };
        /** @description Somebody or something with what it is tied to. */
        Network: {
            /** @description The newest cases of the one that was asked for. */
            cases: components["schemas"]["NetworkCase"][];
            /**
             * Format: date
             * @description The first day, in legal time.
             */
            first_day: string;
            /** @description Whether this is all there is; if not, the newest and the most frequent. */
            is_all: boolean;
            /**
             * Format: date
             * @description The last day: today.
             */
            last_day: string;
            /** @description Who is named together with whom. */
            links: components["schemas"]["NetworkLink"][];
            /** @description The one that was asked for, then those its cases name, then those at two steps; each group by its number of cases. */
            nodes: components["schemas"]["NetworkNode"][];
        };
        /** @description A case of the one that was asked for. */
        NetworkCase: {
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Lane of the decision. */
            lane: string | null;
            /** @description Its movement reference number, or else the trader's own. */
            name: string;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            received_at: number;
            /** @description `conform`, `discrepancy` or `seize`; none where nobody looked. */
            result: string | null;
        };
        /** @description Two that cases name together. */
        NetworkLink: {
            /**
             * Format: int64
             * @description Cases that name both.
             */
            cases: number;
            /** @description Place of the one in the list of nodes, from 0. */
            from: number;
            /** @description Place of the other. */
            to: number;
        };
        /** @description Somebody or something in a network. */
        NetworkNode: {
            /**
             * Format: int64
             * @description Cases in this network that name it.
             */
            cases: number;
            /**
             * Format: int32
             * @description Steps from the one that was asked for: 0, 1 or 2.
             */
            distance: number;
            /**
             * Format: int64
             * @description Of these, examined.
             */
            examined: number;
            /**
             * Format: int64
             * @description Of these, irregular.
             */
            irregular: number;
            /** @description Whether so many others pass here that it leads nowhere. */
            is_passage: boolean;
            /** @description What it is: `importer`, `declarant`, `address`, `account`, `conveyance`, `container`, … */
            kind: string;
            /** @description Its number, name or text. */
            value: string;
        };
        /** @description An agreement to be. */
        NewAgreement: {
            /** @description The agreement: the file as TOML or JSON. */
            agreement: string;
            /** @description Which organisation of this house plays which role; roles that nobody of the house plays are left out. */
            seats: {
                [key: string]: string;
            };
        };
        /** @description What an entry says. Its hash is in the evidence log. */
        NewAuthorisation: {
            /** @description What it was given for, in words. */
            conditions?: string;
            /**
             * Format: uuid
             * @description The firm that the holder is in this house, if it is one: it then sees the entry.
             */
            firm?: string | null;
            /** @description The number of the holder, as declarations name it (`GB553202734852`). */
            holder: string;
            /** @description The type, a code of the law (`DPO`). */
            kind: string;
            /** @description The name of the holder. */
            name: string;
            /** @description The number of the authorisation, as declarations name it (`GBDPO1234567`). */
            number: string;
            /**
             * Format: date
             * @description The first day on which it is in force.
             */
            valid_from: string;
            /**
             * Format: date
             * @description The last day; none for one without end.
             */
            valid_to?: string | null;
        };
        NewDraft: {
            /** @description The edition that is to be changed; one whose tables are kept. */
            edition: string;
            /** @description What people are to call the draft. */
            name: string;
        };
        NewEdition: {
            /** @description What is to be said of the edition: its legal act, its purpose. */
            note: string;
            /** @description The version that the pack is to have. */
            version: string;
        };
        /** @description What is asked for about a case. */
        NewExchangeRequest: {
            /** @description The movement reference number of the declaration there. */
            declaration: string;
            /** @description What is asked for (`values`, `masses`, `quantities`, `commodities`, `parties`, `containers`). */
            fields: string[];
            /** @description What for, by its name in the arrangement. */
            purpose: string;
            /** @description Who is asked, by its name in the arrangement. */
            to: string;
        };
        /** @description A fact that a party states. */
        NewFact: {
            /** @description The documents that it names by their hash. */
            documents?: string[];
            /** @description The fact as the party signed it (C2SP signed note). */
            note: string;
        };
        /** @description A key; shown once. */
        NewKey: {
            /** Format: uuid */
            id: string;
            /** @description As a bearer token, or at `/oauth/token` as `client_secret` of the id. */
            key: string;
        };
        NewPasskeyBody: {
            attestation: string;
            client_data: string;
            /** @description What its user calls it. */
            name: string;
        };
        NewPassword: {
            /** Format: password */
            new: string;
            /** Format: password */
            old: string;
        };
        /** @description Whom and what the house is to stand for. */
        NewRecognised: {
            /** @description The numbers of certificates that hold. */
            certificates: string[];
            /** @description Whom the house trusts. */
            trusted: components["schemas"]["TrustedTrader"][];
            /**
             * Format: date-time
             * @description Until when others may rely on it.
             */
            until: string;
        };
        /** @description A webhook with the secret that signs what is sent to it; shown once. */
        NewSecret: {
            /** Format: uuid */
            id: string;
            /** @description `whsec_…`, as libraries for Standard Webhooks take it. */
            secret: string;
        };
        /** @description What officers tell each other. */
        NoteView: {
            /** Format: int64 */
            at: number;
            /** Format: uuid */
            by: string;
            /** Format: uuid */
            id: string;
            /** @description `note`, or the act that the text gives the reason of. */
            kind: string;
            text: string;
        };
        /** @description The absence that was noted. */
        Noted: {
            /** Format: uuid */
            id: string;
        };
        /** @description What waits with an officer. */
        OfficerLoad: {
            /**
             * Format: int64
             * @description How many.
             */
            cases: number;
            /**
             * Format: int64
             * @description How many are past their due time.
             */
            late: number;
            /** @description The name; none for somebody who is no user. */
            name: string | null;
            /**
             * Format: int64
             * @description How long the oldest has waited, in seconds.
             */
            oldest_seconds: number;
            /** @description Opens them. */
            query: string;
            /**
             * Format: uuid
             * @description Who.
             */
            user: string;
        };
        /** @description An authenticator app to be; shown once. */
        OneTime: {
            /** @description To be shown as a QR code. */
            address: string;
            /** @description To be typed into an app without a camera, base 32. */
            secret: string;
        };
        OrganisationBody: {
            /** @description `region`, `office`, `section`, `agency` or `firm`. */
            kind: string;
            name_en: string;
            name_zh: string;
            /**
             * Format: uuid
             * @description What it is part of; the administration when left out.
             */
            part_of?: string | null;
        };
        /** @description A part of the administration, another agency, or a firm. */
        OrganisationView: {
            competences: components["schemas"]["CompetenceView"][];
            /** Format: uuid */
            id: string;
            kind: string;
            name_en: string;
            name_zh: string;
            /**
             * Format: uuid
             * @description What it is part of; itself for the administration.
             */
            part_of: string;
        };
        /**
         * @description What becomes of a declaration.
         * @enum {string}
         */
        Outcome: "rejected" | "registered" | "held" | "released" | "cleared";
        /** @description What is owed in one manner, and what became of it. Amounts in units of the currency. */
        Owed: {
            /** @description What the last decision charges. */
            charged: string;
            /** @description What is still to be paid; below zero, what is to be given back. */
            due: string;
            /** @description What stands on deferment and guarantee accounts for it. */
            on_account: string;
            /** @description What was paid at the bank or from the firm's own money, less what was given back. */
            paid: string;
            /** @description What two officers wrote off. */
            written_off: string;
        };
        /** @description An officer and a firm that meet unusually often. */
        Pairing: {
            /** @description The firm. */
            firm: string;
            /**
             * Format: int64
             * @description Of how many that anybody released.
             */
            of: number;
            /**
             * Format: uuid
             * @description The officer.
             */
            officer: string;
            /**
             * Format: int64
             * @description Cases of the firm that the officer released.
             */
            released: number;
        };
        /** @description A paper that was handed in. */
        Paper: {
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            at: number;
            handed_in_by: string;
            /** Format: uuid */
            id: string;
            media_type: string;
            name: string;
            sha256: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        /** @description A party of a case and its past. */
        PartyHistory: {
            /** @description The types of the authorisations that it holds and that are in force on the legal date of the case. */
            authorisations: string[];
            /**
             * Format: int64
             * @description Other cases of the last 365 days in which it had this role, the newest 500.
             */
            cases: number;
            /**
             * Format: int64
             * @description Of these, examined.
             */
            examined: number;
            /**
             * Format: int64
             * @description When the first of them came, UTC microseconds; none where this is the first.
             */
            first_at: number | null;
            /** @description Its number; empty where only its name was declared. */
            id: string;
            /**
             * Format: int64
             * @description Of these, irregular.
             */
            irregular: number;
            /** @description Whether these are all. */
            is_all: boolean;
            /** @description Its name; its number where only that was declared. */
            name: string;
            /** @description The newest of them, and those in which something was found first. */
            newest: components["schemas"]["NetworkCase"][];
            /** @description What it is in this case: `importer`, `exporter`, `declarant`, … */
            role: string;
        };
        /** @description A passkey of the own account. */
        PasskeyView: {
            /** Format: int64 */
            created_at: number;
            /** Format: uuid */
            id: string;
            name: string;
        };
        PasswordBody: {
            /** Format: password */
            password: string;
        };
        PayBody: {
            /**
             * Format: uuid
             * @description The account to pay from.
             */
            account: string;
        };
        /** @description What is owed in a currency. */
        Payable: {
            /** @description By chapter of the Harmonized System: cases all of whose goods are of one. */
            by_chapter: components["schemas"]["AmountOf"][];
            /** @description By the day the case was received. */
            by_day: components["schemas"]["AmountOf"][];
            /** @description The currency. */
            currency: string;
            /** @description Not in `by_chapter`: cases with goods of several chapters, or of none. */
            left_out: components["schemas"]["AmountOf"];
            /** @description All of it. */
            total: components["schemas"]["AmountOf"];
        };
        /** @description The accounts and debts that somebody may see. */
        Payments: {
            /** @description Accounts, by number. */
            accounts: components["schemas"]["AccountView"][];
            /** @description Cases with a debt, the newest first. */
            debts: components["schemas"]["DebtView"][];
            /** @description Whether the caller records money at the bank and opens accounts. */
            is_cashier: boolean;
        };
        /** @description A place in a message that cannot be read. */
        Place: {
            code: string;
            /** Format: int64 */
            column: number;
            /** Format: int64 */
            line: number;
            path: string;
            /** @description By language. */
            text: {
                [key: string]: string;
            };
        };
        /** @description A file of policies. */
        PolicyFile: {
            name: string;
            text: string;
        };
        Position: {
            /** @description Whether the request is granted. */
            granted: boolean;
        };
        /** @description What a wish would show, and what not. */
        PreviewView: {
            /** @description What the reader does not see, and cannot tell that it is there. */
            hidden: components["schemas"]["FieldView"][];
            /** @description What the reader sees. */
            shown: components["schemas"]["FieldView"][];
        };
        /** @description Problem details (RFC 9457), with a stable code and titles by language. */
        Problem: {
            code: string;
            /** @description What is the matter, by code: `problems` names the places of a message that cannot be read. */
            details: {
                [key: string]: unknown;
            } | null;
            /** Format: int32 */
            status: number;
            title: {
                [key: string]: string;
            };
            /** @description `urn:tongguan:problem:` and the code. */
            type: string;
        };
        ProfileBody: {
            /**
             * Format: uuid
             * @description The profile of which this is the next version; a new one when left out.
             */
            profile?: string | null;
            /**
             * @description What it says: `name`, `reason` by language, `for_each`, `condition`, `lane`, `procedures`, `goods`, `offices`,
             *     `valid_from`, `valid_to`.
             */
            says: components["schemas"]["ProfileDraft"];
        };
        /** @description A case that a profile hit. */
        ProfileCase: {
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Who declared. */
            declarant: string;
            /** @description The lane on which it went. */
            lane: string | null;
            /** @description Its number. */
            name: string;
            /**
             * Format: int64
             * @description When it was received, UTC microseconds.
             */
            received_at: number;
            /** @description What an examination found. */
            result: string | null;
        };
        /** @description What a profile says. */
        ProfileDraft: {
            /** @description When it hits, as CEL. */
            condition: string;
            /** @description What the condition runs over: nothing for the declaration, `item`, or a list with a name. */
            for_each: string;
            /** @description Goods; all when empty. */
            goods: string;
            /** @description The lane of its hits: yellow or red. */
            lane: string;
            /** @description What analysts call it. */
            name: string;
            /** @description Offices; all when there is none. */
            offices: string[];
            /** @description Requested procedures; all when empty. */
            procedures: string;
            /** @description Why it is watched for, as officers read it, by language. */
            reason: {
                [key: string]: string;
            };
            /**
             * Format: date
             * @description The first legal date on which it holds.
             */
            valid_from: string;
            /**
             * Format: date
             * @description The last.
             */
            valid_to: string;
        };
        /** @description What a profile hit in a month. */
        ProfileMonth: {
            /**
             * Format: date
             * @description Its first day.
             */
            first_day: string;
            /**
             * Format: int64
             * @description Cases hit.
             */
            hits: number;
            /** @description Of these examined, the irregular ones. */
            irregular: components["schemas"]["Rate"];
        };
        /** @description An analysts' profile that hit. */
        ProfileTold: {
            /** @description Paths in the declaration. */
            at: string[];
            lane: components["schemas"]["Lane"];
            name: string | null;
            profile: string;
            reason: components["schemas"]["BTreeMap"] | null;
            /** @description Hash of the version. */
            version: string;
        };
        /** @description A version of a profile. */
        ProfileVersion: {
            /**
             * Format: int64
             * @description When.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it. */
            confirmed_by: string | null;
            /**
             * Format: uuid
             * @description The id of the version: it is confirmed and withdrawn by it.
             */
            id: string;
            /**
             * Format: int32
             * @description The version, from 1.
             */
            number: number;
            /**
             * Format: int64
             * @description When.
             */
            proposed_at: number;
            /** @description Who proposed it; none for the house itself. */
            proposed_by: string | null;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /** @description What it says. */
            says: components["schemas"]["ProfileDraft"];
            /** @description Where it stands: `proposed`, `lapsed`, `confirmed`, `replaced` or `withdrawn`. */
            status: string;
            /**
             * Format: uuid
             * @description The thing, the same in all its versions.
             */
            subject: string;
            /** @description Hash of what it says. */
            version: string;
            /**
             * Format: int64
             * @description When.
             */
            withdrawn_at: number | null;
            /** @description Who withdrew it. */
            withdrawn_by: string | null;
        };
        /** @description A profile. */
        ProfileView: {
            /**
             * Format: int64
             * @description Declarants that it hit.
             */
            declarants: number;
            /**
             * Format: int32
             * @description Days until it ends, where it is in use and ends soon.
             */
            ends_in_days: number | null;
            /**
             * Format: int64
             * @description What it hit in twelve months.
             */
            hits: number;
            /** @description Of these examined, the irregular ones. */
            irregular: components["schemas"]["Rate"];
            /** @description The same by month, the newest last. */
            months: components["schemas"]["ProfileMonth"][];
            /**
             * Format: uuid
             * @description Its id.
             */
            profile: string;
            /** @description Where it stands: `proposed`, `scheduled`, `in_use`, `ended` or `withdrawn`. */
            status: string;
            /** @description Its versions, the newest first. */
            versions: components["schemas"]["ProfileVersion"][];
        };
        /** @description The profiles of the house. */
        ProfilesView: {
            /** @description The profiles, those in use first, then what waits. */
            profiles: components["schemas"]["ProfileView"][];
            /**
             * Format: date
             * @description The legal date.
             */
            today: string;
            /**
             * Format: uuid
             * @description Who looks.
             */
            you: string;
        };
        /** @description An act that waits for a second person. */
        Proposal: {
            act: string;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            at: number;
            /** Format: uuid */
            by: string;
            detail: string;
        };
        Proposed: {
            /**
             * Format: uuid
             * @description The version.
             */
            id: string;
        };
        ProposedAuthorisation: {
            /** Format: uuid */
            id: string;
        };
        /** @description A named set of fields. */
        PurposeView: {
            /** @description Paths; `*` stands for every element of a list. */
            fields: string[];
            name: string;
            title: components["schemas"]["SaidView"];
        };
        Question: {
            question: string;
        };
        /** @description A page of the queue. */
        QueuePage: {
            cases: components["schemas"]["QueuedView"][];
            /** @description Where the next page begins; none on the last. */
            next: string | null;
        };
        /** @description A case in the queue. */
        QueuedView: {
            /**
             * Format: uuid
             * @description Who has it.
             */
            assignee: string | null;
            /** Format: uuid */
            case: string;
            currency: string | null;
            current_lane: components["schemas"]["Lane"] | null;
            declarant: string;
            /**
             * Format: int64
             * @description When the next deadline is over, UTC microseconds.
             */
            due_at: number | null;
            /** @description Goods codes, separated by spaces. */
            goods: string;
            /** Format: int32 */
            items: number;
            lane: components["schemas"]["Lane"] | null;
            lrn: string;
            mrn: string | null;
            next_step: string | null;
            outcome: components["schemas"]["Outcome"] | null;
            /** @description What is to be paid, a decimal. */
            payable: string | null;
            place: string;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            received_at: number;
            /** @description The step it waits for. */
            stage: string;
            /**
             * Format: int64
             * @description Since when, UTC microseconds.
             */
            stage_since: number;
            status: string;
            /**
             * Format: int64
             * @description Until when the step should be done: by the service standard of the pack, or by the deadline of the law if that is
             *     earlier. UTC microseconds.
             */
            step_due_at: number | null;
            /** @description The matter that it waits for (`origin`); empty for none of its own. */
            subject: string;
            type: string;
            /**
             * Format: int32
             * @description To be sent as `If-Match` with what is done.
             */
            version: number;
            /**
             * @description What an examination was expected to be worth, a decimal in the currency of the law; none where nothing was scored, and
             *     for other agencies.
             */
            worth: string | null;
        };
        /** @description How a test went. */
        RanTest: {
            /** @description All that is found. */
            found: components["schemas"]["FoundView"][];
            /** @description Whether all is as expected. */
            has_passed: boolean;
            /** @description What must be found and is not. */
            missing: string[];
            /** @description What keeps it from being run. */
            problems: components["schemas"]["CellProblem"][];
            /** @description Its name. */
            test: string;
            /** @description What must not be found and is. */
            unwanted: components["schemas"]["FoundView"][];
        };
        /** @description What the compiler and the tests say of a draft. */
        RanView: {
            /** @description What does not compile; no test is run while there is anything. */
            problems: components["schemas"]["DraftProblem"][];
            /** @description The tests. */
            tests: components["schemas"]["RanTest"][];
            /**
             * Format: int32
             * @description The version of the draft that was run.
             */
            version: number;
        };
        /** @description A share with Wilson's 95 % interval. */
        Rate: {
            /**
             * Format: double
             * @description The upper end of the interval.
             */
            high: number | null;
            /**
             * Format: int64
             * @description How many.
             */
            hits: number;
            /**
             * Format: double
             * @description The lower end of the interval.
             */
            low: number | null;
            /**
             * Format: int64
             * @description Of how many.
             */
            of: number;
            /**
             * Format: double
             * @description The share; none of none.
             */
            share: number | null;
        };
        /** @description A share of findings that changed. */
        RateChanged: {
            /**
             * Format: double
             * @description The share since.
             */
            after: number;
            /**
             * Format: double
             * @description The share before.
             */
            before: number;
            /** @description Findings that were looked at. */
            findings: number;
            /**
             * Format: int64
             * @description When the first case after the change was received, UTC microseconds.
             */
            since: number;
        };
        /** @description How far a subscriber has read. */
        ReadTo: {
            /** Format: int64 */
            number: number;
        };
        Reason: {
            reason: string;
        };
        /** @description How many cases had an outcome. */
        ReceivedDay: {
            /**
             * Format: int64
             * @description How many.
             */
            cases: number;
            /**
             * Format: date
             * @description The day they were received, in legal time.
             */
            date: string;
            /** @description The outcome of the last decision; none before the first. */
            outcome: string | null;
            /** @description Opens them. */
            query: string;
        };
        RecognisedProposed: {
            /**
             * Format: uuid
             * @description The version: another person confirms it by this id.
             */
            id: string;
        };
        /** @description The last list of another administration. */
        RecognisedTheirs: {
            /** @description The numbers of certificates that hold. */
            certificates: string[];
            /** @description The administration, by its name in the arrangement. */
            from: string;
            /** @description Whom it trusts. */
            trusted: components["schemas"]["TrustedTrader"][];
            /**
             * Format: int64
             * @description Until when it may be relied on, UTC microseconds.
             */
            until: number;
        };
        /** @description A list of the house, as it was laid down. */
        RecognisedVersion: {
            /**
             * Format: int64
             * @description When.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it. */
            confirmed_by: string | null;
            /**
             * Format: uuid
             * @description The id of the version: it is confirmed and withdrawn by it.
             */
            id: string;
            /**
             * Format: int32
             * @description The version, from 1.
             */
            number: number;
            /**
             * Format: int64
             * @description When.
             */
            proposed_at: number;
            /** @description Who proposed it; none for the house itself. */
            proposed_by: string | null;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /** @description What it says. */
            says: components["schemas"]["NewRecognised"];
            /** @description Where it stands: `proposed`, `published`, `replaced`, `ended` or `withdrawn`. */
            status: string;
            /**
             * Format: uuid
             * @description The thing, the same in all its versions.
             */
            subject: string;
            /** @description Hash of what it says. */
            version: string;
            /**
             * Format: int64
             * @description When.
             */
            withdrawn_at: number | null;
            /** @description Who withdrew it. */
            withdrawn_by: string | null;
        };
        /** @description Whom the house stands for, and whom others stand for. */
        RecognisedView: {
            /** @description The lists of the house, the newest first. */
            own: components["schemas"]["RecognisedVersion"][];
            /** @description The lists of others that count now. */
            theirs: components["schemas"]["RecognisedTheirs"][];
        };
        /** @description Codes that replace a lost app, each once; shown once. */
        RecoveryCodes: {
            recovery_codes: string[];
        };
        Referred: {
            reason: string;
            /** @description The matter (`origin`), one that some department is competent for; empty to send the case back. */
            subject: string;
        };
        /** @description A request that was refused. */
        Refused: {
            /** Format: date-time */
            at: string;
            findings: components["schemas"]["Finding"][];
        };
        /** @description A firm that somebody must have nothing to do with. */
        Relation: {
            /** Format: uuid */
            firm: string;
            reason: string;
        };
        /** @description How long goods waited from received to let go. Cases that still wait are not in it. */
        ReleaseTime: {
            /**
             * Format: int64
             * @description How many cases were let go.
             */
            cases: number;
            /** @description The lane; none for all. */
            lane: string | null;
            /**
             * Format: int64
             * @description Half of them took at most so many seconds.
             */
            median_seconds: number;
            /**
             * Format: int64
             * @description Nine of ten took at most so many seconds.
             */
            p90_seconds: number;
            /** @description Opens the cases received in the days of the cockpit. */
            query: string;
        };
        Released: {
            /** @description For the trader to read. */
            remark?: string | null;
        };
        Rerouted: {
            /** @description `green`, `blue`, `yellow` or `red`. */
            lane: string;
            reason: string;
        };
        /** @description Why nothing came of one. */
        RetrainingFailure: {
            /**
             * Format: int64
             * @description Examined lines before the last part, on which it would have been tried.
             */
            examined: number;
            /**
             * Format: int64
             * @description Of these, irregular ones.
             */
            irregular: number;
            /**
             * Format: int64
             * @description Of each kind so many are needed.
             */
            needed: number;
            /** @enum {string} */
            reason: "too_few";
        } | {
            /** @enum {string} */
            reason: "no_share";
        } | {
            /** @enum {string} */
            reason: "nothing_new";
        } | {
            /**
             * Format: int64
             * @description Their bytes.
             */
            bytes: number;
            /**
             * Format: int64
             * @description As many are taken.
             */
            most: number;
            /** @enum {string} */
            reason: "too_large";
        } | {
            /** @enum {string} */
            reason: "broken";
        };
        /** @description A retraining as people see it. Instants are UTC microseconds. */
        RetrainingView: {
            /**
             * Format: int64
             * @description When.
             */
            asked_at: number;
            /** @description Who asked for it; none for the house. */
            asked_by: string | null;
            /**
             * Format: int64
             * @description Cases gone through so far.
             */
            cases: number;
            /**
             * Format: int64
             * @description When it was done.
             */
            done_at: number | null;
            failure: components["schemas"]["RetrainingFailure"] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether a node works on it or has. */
            is_begun: boolean;
            /**
             * Format: uuid
             * @description The version of the model that was laid down.
             */
            model: string | null;
        };
        /** @description How the house learns again. */
        RetrainingsView: {
            /**
             * Format: int32
             * @description After how many days by itself; none: only when somebody asks.
             */
            every_days: number | null;
            /**
             * Format: int64
             * @description When next by itself, UTC microseconds; none while there is no past to learn from.
             */
            next_at: number | null;
            /** @description The runs, the newest first. */
            runs: components["schemas"]["RetrainingView"][];
        };
        /** @description Cases of a band. */
        RiskBand: {
            /**
             * Format: int64
             * @description How many.
             */
            cases: number;
            /**
             * Format: double
             * @description Where it begins.
             */
            from: number;
            /** @description Opens them. */
            query: string;
            /**
             * Format: double
             * @description Where it ends, exclusive.
             */
            to: number;
        };
        /** @description A case behind a figure. */
        RiskCase: {
            /** @description `score`, `chance`, `findings` or `none`. */
            basis: string;
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Lane of the decision. */
            lane: string | null;
            /** @description Its movement reference number, or else the trader's own. */
            name: string;
            /** @description Origin of the first item. */
            origin: string;
            /** @description Probability of an irregularity. */
            probability: string | null;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            received_at: number;
            /** @description `conform`, `discrepancy` or `seize`; none where nobody looked. */
            result: string | null;
            /** @description What raised the score most. */
            signals: components["schemas"]["Worded"][];
            /** @description What it had to be worth more than. */
            threshold: string | null;
            /** @description Who imports. */
            trader: string;
            /** @description What an examination was worth. */
            worth: string | null;
        };
        /** @description Cases behind a figure. */
        RiskCases: {
            /** @description The newest first. */
            cases: components["schemas"]["RiskCase"][];
            /** @description Whether these are all. */
            is_all: boolean;
        };
        /** @description What a signal added to a score. */
        RiskReason: {
            /** @description What it added to the logit. */
            added: string;
            signal: string;
            text?: components["schemas"]["BTreeMap"] | null;
            unit?: string | null;
            value?: string | null;
        };
        /** @description What targeting said. */
        RiskTold: {
            lines: components["schemas"]["LineRisk"][];
            /** @description The model's hash. */
            model: string;
            /** @description What an examination must be worth more than. */
            threshold: string | null;
        };
        Roles: {
            roles: string[];
        };
        /** @description The room at an instant. Money is in the currency of the country. */
        Room: {
            /**
             * Format: int64
             * @description When it was counted, UTC microseconds.
             */
            at: number;
            /** @description The currency of the country. */
            currency: string;
            /** @description What other shares would give. */
            curve: components["schemas"]["WhatIf"][];
            /** @description Whether what comes is still what came before. */
            drift: components["schemas"]["Drift"];
            /**
             * Format: date
             * @description The first day, in legal time.
             */
            first_day: string;
            /**
             * Format: date
             * @description The last day: today.
             */
            last_day: string;
            model: components["schemas"]["ModelInUse"] | null;
            /** @description The places of the period's cases. */
            offices: string[];
            /** @description Whom the score stops, by origin. */
            origins: components["schemas"]["Burdened"][];
            /** @description Whom the score stops, by place. */
            places: components["schemas"]["Burdened"][];
            /** @description How probable an irregularity was thought. */
            probability: components["schemas"]["RiskBand"][];
            /**
             * Format: int64
             * @description Cases with a score.
             */
            scored: number;
            /** @description How often each signal stood among the first reasons of a stopped case, and was right. */
            signals: components["schemas"]["SignalRight"][];
            /** @description Whom the score stops, by size of trader. */
            sizes: components["schemas"]["Burdened"][];
            /** @description The same by week. */
            weeks: components["schemas"]["Week"][];
            what_if: components["schemas"]["WhatIf"] | null;
            /** @description What an examination was thought to be worth. */
            worth: components["schemas"]["RiskBand"][];
            /** @description What was chosen and found, by what chose it. */
            yields: components["schemas"]["Yield"][];
        };
        /** @description The row of the law that a step rests on. */
        RowReference: {
            /** @description Table and line (`measures.csv:12`). */
            row: string;
            /** @description Where the row comes from. */
            source: string;
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
        };
        /**
         * @description What becomes of a row.
         * @enum {string}
         */
        RuleAct: "put" | "follow" | "drop";
        /** @description A change of a rule. */
        RuleEdit: {
            /** @description What becomes of the row. */
            act: components["schemas"]["RuleAct"];
            /**
             * Format: int64
             * @description The line of the row that is changed; none for a new one.
             */
            line?: number | null;
            /** @description The row. */
            says?: components["schemas"]["RuleRow"];
            /** @description The table, such as `rules/format.csv`. */
            table: string;
            /** @description What its finding says, by language; what it says now when left out. */
            told?: {
                [key: string]: components["schemas"]["RuleText"];
            };
        };
        /** @description A row of a table of rules, cell by cell as it is written. */
        RuleRow: {
            /** @description What its text mentions: `name=expression`, parted by semicolons. */
            arguments: string;
            /** @description The code of its finding. */
            code: string;
            /** @description Types of declaration; all when empty. */
            declaration_types: string;
            /** @description Document codes; all when empty. */
            documents: string;
            /** @description What it runs over: nothing for the declaration, `item`, or a list with a name. */
            for_each: string;
            /** @description Goods; all when empty. */
            goods: string;
            /** @description What must then hold, as CEL. */
            must: string;
            /** @description The place of its finding. */
            pointer: string;
            /** @description Requested procedures; all when empty. */
            requested_procedures: string;
            /** @description Its id, unique on each day. */
            rule: string;
            /** @description `error`, `warning` or `information`. */
            severity: string;
            /** @description Where it comes from. */
            source: string;
            /** @description The first day on which it holds. */
            valid_from: string;
            /** @description The last; none when empty. */
            valid_to: string;
            /** @description When it applies, as CEL; always when empty. */
            when: string;
        };
        /** @description What a finding says in one language. */
        RuleText: {
            /** @description What to do. */
            mend: string;
            /** @description What is wrong. */
            text: string;
        };
        /** @description A text in both languages. */
        SaidView: {
            en: string;
            zh: string;
        };
        /** @description Whether figures are of all cases. */
        Sample: {
            /**
             * Format: int64
             * @description How many cases were read.
             */
            cases: number;
            /** @description Whether these were all there are; if not, they are the newest. */
            is_all: boolean;
        };
        /** @description An entry of a list that a party may be. */
        ScreeningHit: {
            /** @description Number of the entry in its list. */
            entry: string;
            /** @description Short name of the list. */
            list: string;
            /** @description Hash of the list. */
            list_hash: string;
            /** @description The name that was found there. */
            listed: string;
            /** @description The name that was declared. */
            name: string;
            reason?: components["schemas"]["BTreeMap"] | null;
            /** @description The party's role. */
            role: string;
            /** @description Whether a number is the same. */
            same_identifier: boolean;
            /** @description How alike they are, from 0 to 1. */
            score: string;
            somebody_else?: components["schemas"]["SomebodyElseView"] | null;
        };
        /** @description A role and who plays it. */
        SeatView: {
            /**
             * Format: int64
             * @description When it accepted.
             */
            accepted_at: number | null;
            /** @description What the role is called, by language. */
            called: {
                [key: string]: string;
            };
            /** @description Whether the house itself plays it. */
            is_house: boolean;
            /** @description Its public key. */
            key: string;
            /**
             * Format: uuid
             * @description Its organisation in this house; none when it is not of this house.
             */
            organisation: string | null;
            /** @description The name of the party. */
            party: string;
            /** @description The role. */
            role: string;
            /**
             * Format: int64
             * @description Facts that it stated: its next one bears the number after it.
             */
            stated: number;
            /** @description The text that it signs to accept. */
            to_sign: string;
        };
        /** @description A message that went out. */
        SentMessage: {
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            at: number;
            /** @description Function code and status (`13/67`). */
            code: string;
            /** Format: int32 */
            sequence: number;
        };
        /** @description A session. */
        SessionView: {
            /** @description The browser, as it names itself. */
            agent: string;
            /** Format: int64 */
            created_at: number;
            /** Format: int64 */
            expires_at: number;
            /** @description How one proved who one is. */
            factors: string;
            /** Format: uuid */
            id: string;
            is_this: boolean;
            /** Format: int64 */
            seen_at: number;
        };
        /**
         * @description How grave a finding is.
         * @enum {string}
         */
        Severity: "error" | "warning" | "information";
        /** @description What a browser answers to a challenge. */
        ShownBody: {
            authenticator_data: string;
            client_data: string;
            id: string;
            signature: string;
            /** @description The handle of the user that the passkey was made for. */
            user?: string | null;
        };
        SignIn: {
            /** @description A one-time or recovery code, where the user has an authenticator app. */
            code?: string | null;
            login: string;
            passkey?: components["schemas"]["ShownBody"] | null;
            /** Format: password */
            password: string;
        };
        /** @description How often a signal was right. */
        SignalRight: {
            /** @description Of those examined, the irregular ones. */
            irregular: components["schemas"]["Rate"];
            /** @description Opens them. */
            query: string;
            /** @description Its name. */
            signal: string;
            /**
             * Format: int64
             * @description Stopped cases among whose first reasons it stood.
             */
            stopped: number;
            /** @description Its sentence in each language. */
            text: {
                [key: string]: string;
            };
        };
        /** @description A sentence in both languages. */
        SignalText: {
            /** @description English. */
            en: string;
            /** @description Chinese. */
            zh: string;
        };
        /** @description An event of the live stream. */
        Snapshot: {
            /** @description The newest first, at most 30. */
            cases: components["schemas"]["CaseSummary"][];
            counts: components["schemas"]["Count"][];
        };
        SomebodyElseBody: {
            /** @description The entry of the hit. */
            entry: string;
            /** @description The list of the hit. */
            list: string;
            /** @description Why. */
            reason: string;
            /** @description The role of the party that is somebody else. */
            role: string;
        };
        /** @description A hit that is, or is proposed to be, somebody else. */
        SomebodyElseView: {
            /**
             * Format: int64
             * @description When.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it. */
            confirmed_by: string | null;
            /** @description The entry. */
            entry: string;
            /**
             * Format: uuid
             * @description The id of the version: it is confirmed and withdrawn by it.
             */
            id: string;
            /** @description The list. */
            list: string;
            /** @description The name that is listed. */
            listed: string;
            /** @description The name that was declared. */
            name: string;
            /**
             * Format: int32
             * @description The version, from 1.
             */
            number: number;
            /**
             * Format: int64
             * @description When.
             */
            proposed_at: number;
            /** @description Who proposed it; none for the house itself. */
            proposed_by: string | null;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /** @description Why. */
            reason: string;
            /** @description Where it stands: `proposed`, `confirmed` or `withdrawn`. */
            status: string;
            /**
             * Format: uuid
             * @description The thing, the same in all its versions.
             */
            subject: string;
            /** @description Hash of what it says. */
            version: string;
            /**
             * Format: int64
             * @description When.
             */
            withdrawn_at: number | null;
            /** @description Who withdrew it. */
            withdrawn_by: string | null;
        };
        /** @description A row of the table of sources. */
        SourceRow: {
            /** @description What rows name it by: letters, digits and `-`. */
            id: string;
            /** @description Under which terms it may be used. */
            licence: string;
            /** @description The day on which it was published; this or `retrieved` is needed. */
            published?: string;
            /** @description Who publishes it. */
            publisher?: string;
            /** @description The day on which it was fetched. */
            retrieved?: string;
            /** @description What it is. */
            title: string;
        };
        /** @description Where a case waits. */
        Standing: {
            /**
             * Format: int64
             * @description Until when the step should be done: by the service standard, or by the deadline of the law if that is earlier. UTC
             *     microseconds.
             */
            due_at: number | null;
            parties: string;
            place: string;
            stage: string;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            stage_since: number;
            /** @description `officer`, `trader` or `agency`. */
            waits_for: string | null;
        };
        /** @description How long a case stood at a step. */
        Stay: {
            /**
             * Format: int64
             * @description Until when it should have left, by today's service standards; none where there is none. UTC microseconds.
             */
            due_at: number | null;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            from: number;
            /** @description The step (`examine`). */
            stage: string;
            /**
             * Format: int64
             * @description UTC microseconds; none while it stands there.
             */
            to: number | null;
            /** @description `officer`, `trader` or `agency`; none for nobody. */
            waits_for: string | null;
        };
        /** @description A step of a calculation. */
        Step: {
            arguments: {
                [key: string]: string;
            };
            kind: string;
            /** @description The figure that it gives. */
            result: string;
            row: components["schemas"]["RowReference"] | null;
            /** @description The step as a sentence, by language. */
            text: components["schemas"]["BTreeMap"];
        };
        /** @description A Time Release Study. */
        Study: {
            /**
             * Format: date
             * @description The first day, in legal time.
             */
            first_day: string;
            /**
             * Format: date
             * @description The last day: today.
             */
            last_day: string;
            /** @description The cases that were studied: the newest whose goods were let go. */
            of: components["schemas"]["Sample"];
            /** @description How long goods were at each step, the longest in sum first: where goods wait most. */
            steps: components["schemas"]["StudySpan"][];
            /** @description From received to let go: first of all, then by lane. */
            whole: components["schemas"]["StudySpan"][];
            /** @description How long goods were with whom, over all steps. */
            with_whom: components["schemas"]["StudySpan"][];
        };
        /** @description How long cases took. */
        StudySpan: {
            /**
             * Format: int64
             * @description How many cases waited there for a second or longer; of all, how many there are.
             */
            cases: number;
            /**
             * Format: int64
             * @description Of a step: the part of its cases, in a thousand, that left it within today's service standard; none where there is none.
             */
            kept_per_mille: number | null;
            /**
             * Format: int64
             * @description What they took on average, in seconds.
             */
            mean_seconds: number;
            /**
             * Format: int64
             * @description Half of those took at most so many seconds.
             */
            median_seconds: number;
            /** @description The lane, the party or the step; none for all. */
            of: string | null;
            /**
             * Format: int64
             * @description Nine of ten took at most so many seconds.
             */
            p90_seconds: number;
            /**
             * Format: int64
             * @description Its part of the time of all cases together, in a thousand.
             */
            share_per_mille: number;
            /** @description Whom a step waits for: `officer`, `trader` or `agency`. */
            waits_for: string | null;
        };
        /** @description The answer to one declaration of a table. */
        TableAnswer: {
            /** @description An `Answer`, or a `Problem`. */
            answer: unknown;
            lrn: string;
            /**
             * Format: int32
             * @description The status that it would have had alone.
             */
            status: number;
        };
        /** @description A case to work on. */
        Task: {
            /** Format: uuid */
            case: string;
        };
        /** @description One tax on one item. Amounts are in the currency of the assessment. */
        TaxLine: {
            amount: string;
            base: string;
            deducted: string;
            /** @description What a procedure does to the tax (relief, suspension). */
            effect: string | null;
            /** @description The heading that a line of several measures comes from. */
            heading?: string | null;
            /**
             * Format: int32
             * @description Its place, from 1.
             */
            item: number;
            /** @description Method of payment. */
            method: string | null;
            payable: string;
            preference: string | null;
            /** @description The rate in the language of expressions (`6%`). */
            rate: string;
            /** @description What is to be secured and not paid. */
            secured: string;
            steps: components["schemas"]["Step"][];
            /** @description Tax type (`A00`). */
            type: string;
        };
        TestDeclaration: {
            /** @description The message, line by line. */
            declaration: string;
        };
        /** @description A test as somebody writes it. */
        TestEdit: {
            /** @description The legal date. */
            date: string;
            /** @description A message of one declaration, in any form; as it was when left out. */
            declaration?: string | null;
            /** @description What must be found: `CODE` or `CODE@PLACE`, parted by spaces. */
            finds?: string;
            /** @description What must not. */
            finds_not?: string;
            /** @description Its name: small letters, digits and `-`, at most 25. */
            test: string;
            /** @description The name of the test that is changed; a new one when left out. */
            was?: string | null;
        };
        Text: {
            text: string;
        };
        /** @description A refusal of a token, as RFC 6749 §5.2 has it. */
        TokenRefused: {
            error: string;
        };
        TokenRequest: {
            /** @description The id of the key. */
            client_id: string;
            /**
             * Format: password
             * @description The key.
             */
            client_secret: string;
            /** @description `client_credentials`. */
            grant_type: string;
        };
        /** @description A sum over lines. */
        Total: {
            amount: string;
            deducted: string;
            payable: string;
            /** @description Tax type; `*` over all. */
            type: string;
        };
        TrialBody: {
            /**
             * Format: date
             * @description The first day of the cases' receipt.
             */
            first_day: string;
            /**
             * Format: date
             * @description The last day, at most 91 days later.
             */
            last_day: string;
            /** @description What a profile says. */
            says: components["schemas"]["ProfileDraft"];
        };
        /** @description A declarant that a profile would have hit. */
        TrialBurdened: {
            /** @description Number or name. */
            declarant: string;
            /**
             * Format: int64
             * @description Cases hit.
             */
            hits: number;
            /**
             * Format: int64
             * @description Of those hit and examined, irregular.
             */
            irregular: number;
            /**
             * Format: int64
             * @description Of so many.
             */
            of: number;
        };
        /** @description A case that a profile would have hit. */
        TrialCase: {
            /** @description Where it hits: paths in the declaration. */
            at: string[];
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description Who declared. */
            declarant: string;
            /** @description The lane on which it went. */
            lane: string | null;
            /** @description Its number. */
            name: string;
            /**
             * Format: uuid
             * @description The firm it belongs to.
             */
            owner: string;
            /**
             * Format: int64
             * @description When it was received, UTC microseconds.
             */
            received_at: number;
            /** @description What an examination found. */
            result: string | null;
        };
        /** @description What a profile would have stopped. */
        TrialTold: {
            /** @description The newest cases that it would have hit; only for who may list cases. */
            cases: components["schemas"]["TrialCase"][];
            /** @description Declarants that it would have hit, those first that it hits most. */
            declarants: components["schemas"]["TrialBurdened"][];
            /**
             * Format: int64
             * @description How many declarants it would have hit.
             */
            declarants_hit: number;
            /**
             * Format: int64
             * @description Of the hits, those that were examined.
             */
            examined: number;
            /**
             * Format: int64
             * @description Of these, those that it would have hit.
             */
            hits: number;
            /**
             * Format: int64
             * @description Of these, the irregular ones.
             */
            irregular: number;
            /** @description Whether all cases of the days were looked at. */
            is_all: boolean;
            /**
             * Format: int64
             * @description Cases that were accepted and so looked at.
             */
            looked: number;
            /**
             * Format: int64
             * @description Hits a day that it would stop in addition, in hundredths.
             */
            more_a_day_hundredths: number;
            /**
             * Format: int64
             * @description Of the hits, those that were stopped anyway on this lane or a stricter one.
             */
            stopped_anyway: number;
        };
        /** @description A trial as people see it. */
        TrialView: {
            /**
             * Format: int64
             * @description When it was asked for, UTC microseconds.
             */
            asked_at: number;
            /**
             * Format: int64
             * @description Cases looked at so far.
             */
            cases: number;
            /**
             * Format: int64
             * @description When it was done, UTC microseconds.
             */
            done_at: number | null;
            /** @description The first day of the cases' receipt. */
            first_day: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            irregular?: components["schemas"]["Rate"] | null;
            /** @description The last. */
            last_day: string;
            result?: components["schemas"]["TrialTold"] | null;
        };
        /** @description A trader whom an administration trusts. */
        TrustedTrader: {
            /** @description Its number, as declarations name it. */
            id: string;
            /** @description Its name. */
            name: string;
        };
        UserBody: {
            /** @description `en` or `zh`. */
            language: string;
            login: string;
            name: string;
            /** Format: uuid */
            organisation: string;
            roles: string[];
        };
        /** @description A user. */
        UserView: {
            /** Format: int64 */
            created_at: number;
            /** Format: int64 */
            disabled_at: number | null;
            /** Format: uuid */
            id: string;
            language: string;
            login: string;
            name: string;
            /** Format: uuid */
            organisation: string;
            roles: string[];
        };
        /** @description A version of a case: one decision. */
        Version: {
            /**
             * Format: date
             * @description When the goods of a pre-lodged declaration came.
             */
            arrival: string | null;
            /** Format: date-time */
            at: string | null;
            changes: components["schemas"]["AmendmentChange"][];
            currency: string;
            difference: components["schemas"]["Difference"] | null;
            /** Format: date */
            legal_date: string;
            /**
             * Format: int32
             * @description From 1.
             */
            number: number;
            outcome: components["schemas"]["Outcome"];
            payable: string;
            record: string;
        };
        /** @description What waits for a step. */
        WaitingStage: {
            /**
             * Format: int64
             * @description How many.
             */
            cases: number;
            /**
             * Format: int64
             * @description How many are past their due time.
             */
            late: number;
            /**
             * Format: int64
             * @description How long the oldest has waited, in seconds.
             */
            oldest_seconds: number;
            /**
             * Format: int64
             * @description How long nine of ten have waited at most, in seconds.
             */
            p90_seconds: number;
            /** @description Opens them: in the queue what waits for an officer, in the list what waits for others. */
            query: string;
            /** @description The step. */
            stage: string;
            /** @description `officer`, `trader` or `agency`. */
            waits_for: string;
        };
        /** @description Who or what is to be watched for. */
        WatchDraft: {
            /** @description Why, as officers read it, by language; one will do. */
            reason: {
                [key: string]: string;
            };
            /**
             * Format: date
             * @description The last day.
             */
            valid_to: string;
            /** @description The name, number or address. */
            value: string;
            /** @description What it is. */
            watched: string;
        };
        /** @description An entry of the own list. */
        WatchView: {
            /**
             * Format: int64
             * @description When.
             */
            confirmed_at: number | null;
            /** @description Who confirmed it. */
            confirmed_by: string | null;
            /**
             * Format: uuid
             * @description The id of the version: it is confirmed and withdrawn by it.
             */
            id: string;
            /**
             * Format: int32
             * @description The version, from 1.
             */
            number: number;
            /**
             * Format: int64
             * @description When.
             */
            proposed_at: number;
            /** @description Who proposed it; none for the house itself. */
            proposed_by: string | null;
            /**
             * Format: uuid
             * @description The same as an id, so that one knows oneself.
             */
            proposer: string;
            /** @description What it says. */
            says: components["schemas"]["WatchDraft"];
            /** @description Where it stands: `proposed`, `in_use`, `ended` or `withdrawn`. */
            status: string;
            /**
             * Format: uuid
             * @description The thing, the same in all its versions.
             */
            subject: string;
            /** @description Hash of what it says. */
            version: string;
            /**
             * Format: int64
             * @description When.
             */
            withdrawn_at: number | null;
            /** @description Who withdrew it. */
            withdrawn_by: string | null;
        };
        /** @description The own list as analysts see it. */
        WatchlistView: {
            /** @description The entries, the newest first. */
            entries: components["schemas"]["WatchView"][];
            /** @description The other lists in use: short name and names. */
            lists: [
                string,
                number
            ][];
            /** @description Hits that officers found, or propose to be, somebody else; the newest first. */
            somebody_else: components["schemas"]["SomebodyElseView"][];
            /**
             * Format: date
             * @description The legal date.
             */
            today: string;
            /**
             * Format: uuid
             * @description Who looks.
             */
            you: string;
        };
        /** @description The ways in that this house has beside the password. */
        WaysIn: {
            directory: components["schemas"]["DirectoryView"] | null;
        };
        WebhookBody: {
            /** @description The kinds of notices (`13/67`); all when left out. */
            kinds?: string[];
            name: string;
            /** @description `https://…` at a public address. */
            url: string;
        };
        /** @description Where a machine is told of notices, without the secret. */
        WebhookView: {
            /** Format: int64 */
            created_at: number;
            /** Format: uuid */
            id: string;
            /** @description The kinds of notices (`13/67`); empty for all. */
            kinds: string[];
            name: string;
            url: string;
        };
        /** @description What was found in a week. */
        Week: {
            /** @description What chose the cases. */
            basis: string;
            /**
             * Format: int64
             * @description How many were chosen.
             */
            chosen: number;
            /**
             * Format: date
             * @description Its first day.
             */
            first_day: string;
            /** @description Of those examined, the irregular ones. */
            irregular: components["schemas"]["Rate"];
        };
        /** @description What a share of examinations would give. */
        WhatIf: {
            /** @description Irregular ones that were expected, a day. */
            hits_a_day: string;
            /** @description Share of all expected irregular ones that they would find. */
            hits_share: string | null;
            /** @description Revenue that they were expected to recover, a day. */
            revenue_a_day: string;
            /** @description Share of all expected revenue that they would recover. */
            revenue_share: string | null;
            /** @description The share. */
            share: string;
            /** @description Examinations a day. */
            stops_a_day: string;
            /** @description What an examination would have to be worth more than. */
            threshold: string;
        };
        /** @description A signal in words. */
        Worded: {
            /** @description Its name. */
            signal: string;
            /** @description Its sentence in each language. */
            text: {
                [key: string]: string;
            };
        };
        /** @description What somebody has to do. */
        Workload: {
            /**
             * Format: int64
             * @description Until when a colleague is away, UTC microseconds; none for who is there, and for others.
             */
            away_until: number | null;
            /**
             * Format: int64
             * @description Waiting cases that the person has.
             */
            cases: number;
            /** @description Whether the person works in the caller's own office. */
            is_colleague: boolean;
            /** @description The name. */
            name: string;
            /**
             * Format: uuid
             * @description Who.
             */
            user: string;
        };
        WrittenOff: {
            /** @description In the currency of the case. */
            amount: string;
            reason: string;
        };
        /** @description What was chosen for a reason, and what was found. */
        Yield: {
            /** @description What chose them: `score`, `profile`, `chance`, `findings` or `none`: an officer. */
            basis: string;
            /**
             * Format: int64
             * @description How many were chosen; of what neither score nor chance chose, those that were examined.
             */
            chosen: number;
            /** @description Of those examined, the irregular ones. */
            irregular: components["schemas"]["Rate"];
            /** @description Opens the examined ones. */
            query: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
