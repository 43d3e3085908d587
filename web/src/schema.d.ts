// Made from docs/openapi.json by `npm run types`.
export interface paths {
    "/api/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the own organisation, and of those that one sees to, is away or will be; the first to come back first. */
        get: operations["get_absences"];
        put?: never;
        /**
         * Note that somebody will be away. From its first day on, cases that wait for that person go to whoever stands in, if that
         *     one may handle them and is there, or else back into the queue.
         */
        post: operations["post_absences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{absence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an absence now, or take back one that has not begun. What was passed on stays where it is. */
        delete: operations["delete_absences_by_absence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is, and what one may do. */
        get: operations["get_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/one-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** End the set-up with a first code; the answer holds recovery codes. */
        put: operations["put_account_one_time"];
        /** Begin to set up an authenticator app; it counts after its first right code. */
        post: operations["post_account_one_time"];
        /** Take the authenticator app and its recovery codes away. */
        delete: operations["delete_account_one_time"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The passkeys of the own account. */
        get: operations["get_account_passkeys"];
        put?: never;
        /** Add a passkey that was made for the challenge. */
        post: operations["post_account_passkeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to add a passkey; the challenge holds for five minutes. */
        post: operations["post_account_passkeys_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/passkeys/{passkey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a passkey away. */
        delete: operations["delete_account_passkeys_by_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; all sessions end, this one too. */
        post: operations["post_account_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own sessions, the newest first. */
        get: operations["get_account_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the own sessions. */
        delete: operations["delete_account_sessions_by_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose that an edition counts from a day. Nothing happens until another person confirms it. */
        post: operations["post_activations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations/{activation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm what another person proposed, at least ten minutes before its day. */
        put: operations["put_activations_by_activation"];
        post?: never;
        /** Withdraw a proposal, or what was confirmed, at least ten minutes before its day. */
        delete: operations["delete_activations_by_activation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreement-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The forms that ship: an agreement is one of them filled in. */
        get: operations["get_agreement_forms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreements in which one's organisation plays a role; for the house, all. */
        get: operations["get_agreements"];
        put?: never;
        /** Propose an agreement. It binds nobody before each role has accepted it with its own signature. */
        post: operations["post_agreements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take everything in an agreement's file again, and name the first step and field that differ. Whoever does not trust the
         *     house does the same offline: `tongguan contract recompute`.
         */
        post: operations["post_agreements_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A dry run: what an agreement says in plain words, and what facts that somebody makes up would lead to. Nothing is kept. */
        post: operations["post_agreements_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{agreement}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agreement: who signed, what it says in Chinese and in English, and each step with what opens its leaf in the log. */
        get: operations["get_agreements_by_agreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{agreement}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an agreement for a role, with the signature of its key. */
        post: operations["post_agreements_by_agreement_acceptances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{agreement}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State a fact to an agreement: it is run, kept with its record, and told to those whom it concerns. */
        post: operations["post_agreements_by_agreement_facts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{agreement}/facts/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A dry run: what a fact would lead to. Nothing is kept, and nobody is told. */
        post: operations["post_agreements_by_agreement_facts_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{agreement}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of an agreement as one file, which `tongguan contract recompute` checks without trusting the house. */
        get: operations["get_agreements_by_agreement_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreements/{agreement}/house-acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose that the house accepts an agreement in which it plays a role. Another person must confirm it. */
        post: operations["post_agreements_by_agreement_house_acceptance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrangement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is agreed with other administrations: who takes part, what may be asked for what, and how far both sides may differ. */
        get: operations["get_arrangement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit trail, newest first: sign-ins, refusals, and what internal control looks at. */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of officer and firm that meet unusually often in 90 days. */
        get: operations["get_audit_pairings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The register of authorisations, the newest entry first: the whole for customs, those of the own firms for others, all on one
         *     page and unfiltered.
         */
        get: operations["get_authorisations"];
        put?: never;
        /** Propose an entry of the register. It counts when another person has confirmed it. */
        post: operations["post_authorisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authorisations/{authorisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm what another person proposed. */
        put: operations["put_authorisations_by_authorisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authorisations/{authorisation}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an entry at once, or take a proposal back. What was decided before stays as it is. */
        post: operations["post_authorisations_by_authorisation_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bands/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a proof of a band, by the policy of this house. */
        post: operations["post_bands_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One act on many cases; each stands or fails for itself. */
        post: operations["post_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an act would do to each of many cases; nothing is changed. */
        post: operations["post_bulk_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/capacities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many examinations and looks at papers each place has today, what of it is taken, what is still expected, what share of
         *     declarations the score may therefore send there; what usually comes where; and who laid down what.
         */
        get: operations["get_capacities"];
        put?: never;
        /** Propose how much a place has. Nothing counts until another person confirms it. */
        post: operations["post_capacities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/capacity-versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm a version that another person proposed: the score spends it from then on, on its days. */
        put: operations["put_capacity_versions_by_version"];
        post?: never;
        /** Withdraw a version; of one that counts, the whole capacity: no older version comes back. */
        delete: operations["delete_capacity_versions_by_version"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases, newest first. */
        get: operations["get_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A case with its decision, explained, its versions with what was changed and what that costs, the requests
         *     that were refused, and its events.
         */
        get: operations["get_cases_by_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/accept-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The documents are in order. */
        post: operations["post_cases_by_case_accept_documents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/agency-agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The agency agrees. */
        post: operations["post_cases_by_case_agency_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/agency-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The agency refuses: an officer decides what becomes of the goods. */
        post: operations["post_cases_by_case_agency_refusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/amendment/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a correction of a case would come to: what changes, and what is owed before and after. Nothing is kept. The body is
         *     a correction message, or the whole declaration as it is to be; then `message` is the correction to hand in.
         */
        post: operations["post_cases_by_case_amendment_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The trader answers. */
        post: operations["post_cases_by_case_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/bands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove that a value of a case lies in a band, and tell nothing else of it. */
        post: operations["post_cases_by_case_bands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a case that nobody has. */
        post: operations["post_cases_by_case_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/close-query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The answer satisfies. */
        post: operations["post_cases_by_case_close_query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/declaration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The declaration as it is now, with every amendment that was granted: what the last decision was made of. */
        get: operations["get_cases_by_case_declaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/detain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Detain the goods. */
        post: operations["post_cases_by_case_detain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign what a case shows: chosen fields of the declaration and its decision, each of them alone, for somebody else to check
         *     offline. What is not chosen does not even say that it exists.
         */
        post: operations["post_cases_by_case_disclosures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/disclosures/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a disclosure would show and what not, before anything is signed. */
        post: operations["post_cases_by_case_disclosures_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents of a case. */
        get: operations["get_cases_by_case_documents"];
        put?: never;
        /**
         * Hand a document in: PDF, PNG, JPEG, TIFF, XML, CSV, XLSX or DOCX, at most 10 MiB, as the body as it is. What it is, its
         *     content decides.
         */
        post: operations["post_cases_by_case_documents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/documents/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document, always as an attachment. */
        get: operations["get_cases_by_case_documents_by_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/dossier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole dossier of a case in one answer: declaration, decision with findings and steps, versions, timeline, messages,
         *     notes, documents, who has it, what waits for a second person.
         */
        get: operations["get_cases_by_case_dossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/examination-result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the examination found. */
        post: operations["post_cases_by_case_examination_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What other administrations were asked about a case, the newest first, at most 50, with both sides beside each other. */
        get: operations["get_cases_by_case_exchanges"];
        put?: never;
        /** Ask another administration for its declaration of the same goods, and hold it against the one of the case. */
        post: operations["post_cases_by_case_exchanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a case to another officer, or put it back into the queue. */
        post: operations["post_cases_by_case_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/hold-for-agency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another agency must agree first. */
        post: operations["post_cases_by_case_hold_for_agency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes on a case, the oldest first. */
        get: operations["get_cases_by_case_notes"];
        put?: never;
        /** Note something; the trader never sees it. */
        post: operations["post_cases_by_case_notes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notice of release as PDF, with a code that leads to its proof. */
        get: operations["get_cases_by_case_notice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/order-examination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the goods to examination. */
        post: operations["post_cases_by_case_order_examination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the declarant sent first, byte for byte: the declaration, not what was sent about it later. */
        get: operations["get_cases_by_case_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The parties of a case, with what they declared in the last 365 days in the same role and what was found. */
        get: operations["get_cases_by_case_parties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay what a case owes from an account of the own firm. */
        post: operations["post_cases_by_case_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a case owes and has paid, entry by entry. */
        get: operations["get_cases_by_case_payments"];
        put?: never;
        /** Record money at the bank for a case. */
        post: operations["post_cases_by_case_payments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a picture that an officer took of goods: JPEG or PNG, at most 10 MiB, as the body as it is, with when and where its
         *     device took it. Sent again, it is the same one.
         */
        post: operations["post_cases_by_case_photos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the trader something; the goods wait for the answer. */
        post: operations["post_cases_by_case_query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of the last release: a proof file that anybody checks offline with the policy of its log. */
        get: operations["get_cases_by_case_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The decision record as canonical JSON; its SHA-256 is the record's hash. What targeting said of it is left out of a
         *     trader's copy.
         */
        get: operations["get_cases_by_case_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/refer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a case to the department that is competent for a matter, or back; it lies there whatever the rules say of it. */
        post: operations["post_cases_by_case_refer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the goods go. For a red case the first call proposes it (202), and another person confirms it by the same call. */
        post: operations["post_cases_by_case_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * An officer's position on the open request of a case: an amendment is then applied and decided again, a
         *     cancellation carried out.
         */
        put: operations["put_cases_by_case_request"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/request-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the trader for documents. */
        post: operations["post_cases_by_case_request_documents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/reroute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the case another lane, with a reason that internal control reads. */
        post: operations["post_cases_by_case_reroute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a detention; the case goes on where it stood. */
        post: operations["post_cases_by_case_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/seize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seize goods that are detained or under examination. Final. */
        post: operations["post_cases_by_case_seize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/shapley": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each signal is worth in the score of an item by Shapley's rule, from the signals as they were when it was decided and
         *     the model that scored it; beside it what it added on the paths through the trees, and what an examination would have been
         *     worth without it.
         */
        get: operations["get_cases_by_case_shapley"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/somebody-else": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a party of a case is not the entry of a list that it may be. Another officer must confirm it; then the party no
         *     longer hits the entry, as long as the entry stays as it is.
         */
        post: operations["post_cases_by_case_somebody_else"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write debt off; the first call proposes it (202), another person confirms it by the same call. */
        post: operations["post_cases_by_case_write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cockpit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came, how it ended, how long goods waited, what waits now and what is owed. Every figure bears the query that
         *     opens the cases behind it; the queue shows of them what the own office handles.
         */
        get: operations["get_cockpit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cockpit/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How cases flow: by origin, place and chapter, with what was found and how risky they were held to be. */
        get: operations["get_cockpit_flows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cockpit/study": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A Time Release Study (WCO): from the events of goods that were let go, how long they were with whom and at which step. */
        get: operations["get_cockpit_study"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cockpit/study/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The slowest cases behind a figure of the study, with what they took there; at most 200. */
        get: operations["get_cockpit_study_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cockpit/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures as a workbook (XLSX), with names in the caller's language: to be kept and added up. */
        get: operations["get_cockpit_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/codes/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Codes of a list (`countries`, `procedures`, `document_types`) that hold today. */
        get: operations["get_codes_by_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what stored cases would be under another edition: nothing is changed by it. The result comes later, at the address
         *     of the comparison.
         */
        post: operations["post_comparisons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comparisons/{comparison}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A comparison: how many cases are decided so far, and when it is done money and lanes by declarant. The cases behind are
         *     for who may list cases.
         */
        get: operations["get_comparisons_by_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competences/{competence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a competence away. */
        delete: operations["delete_competences_by_competence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases there are by outcome and lane, and what waits now for whom and which step. */
        get: operations["get_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cursors/{subscriber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a subscriber has read. */
        get: operations["get_cursors_by_subscriber"];
        /** Says how far a subscriber has read; it never goes back. */
        put: operations["put_cursors_by_subscriber"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in a declaration or an additional message (WCO XML or JSON, CUSDEC, a table as CSV or XLSX) and get the
         *     decision. A table of several declarations gets an answer for each, under the key with `/` and its reference.
         * @description A repetition with the same `Idempotency-Key` and body gets the same answer and changes nothing.
         */
        post: operations["post_declarations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/declarations/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a declaration would come to. Nothing is kept, and no case begins. */
        post: operations["post_declarations_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver a notice once more, whatever became of it. */
        post: operations["post_deliveries_by_delivery_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disclosures/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check what somebody was shown, by the policy of this house. */
        post: operations["post_disclosures_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disclosures/purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The named sets of fields that can be shown. */
        get: operations["get_disclosures_purposes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The drafts of editions, the last changed first. */
        get: operations["get_drafts"];
        put?: never;
        /** Begin a draft over an edition: nothing counts by it until an edition is made of it, proposed and confirmed. */
        post: operations["post_drafts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/from-case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The declaration of a stored case for a test, without the names, addresses and numbers of its parties. */
        post: operations["post_drafts_from_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft: every rule as it is to be, and the tests. */
        get: operations["get_drafts_by_draft"];
        put?: never;
        post?: never;
        /** Drop a draft. */
        delete: operations["delete_drafts_by_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}/edition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an edition of a draft: compiled, true to its tests, kept by its hash like one that was brought. The draft is dropped. */
        post: operations["post_drafts_by_draft_edition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a rule of a draft. What does not compile is kept too; no edition is made of it. */
        put: operations["put_drafts_by_draft_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the compiler says of a change of a rule, while somebody writes it; nothing is kept. */
        post: operations["post_drafts_by_draft_rules_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compile the rules of a draft and run its tests. */
        post: operations["post_drafts_by_draft_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add a source to a draft, such as a new legal act, or say one of it otherwise. */
        put: operations["put_drafts_by_draft_sources"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write a test of a draft: a declaration, a day, which findings must be there and which must not. */
        put: operations["put_drafts_by_draft_tests"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft}/tests/{test}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The declaration of a test. */
        get: operations["get_drafts_by_draft_tests_by_test"];
        put?: never;
        post?: never;
        /** Take a test out of a draft. */
        delete: operations["delete_drafts_by_draft_tests_by_test"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The editions of the law, which counts today, which are to count from which day, and the comparisons that were made. */
        get: operations["get_editions"];
        put?: never;
        /**
         * Bring an edition: the workbook (XLSX) of a pack as the body as it is, at most 12 MiB. It is compiled and kept; it counts
         *     from no day until that is proposed and confirmed.
         */
        post: operations["post_editions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions/{edition}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an edition says differently, thing by thing, in words of both languages; 200 changes a page. */
        get: operations["get_editions_by_edition_difference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions/{edition}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tables of an edition as a workbook (XLSX), with its tests: for its author to go on from. */
        get: operations["get_editions_by_edition_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for a second administrator, and what was forgotten. */
        get: operations["get_erasures"];
        put?: never;
        /**
         * Have a case forgotten that is over and that the law no longer has kept: proposed by one administrator, confirmed by
         *     another. Its key is destroyed; the leaves of its events stay in the log, and its last event says when and why.
         */
        post: operations["post_erasures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/{erasure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back that a case is to be forgotten, while it waits for the second administrator. */
        delete: operations["delete_erasures_by_erasure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked of others and answered to them. */
        get: operations["get_exchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request with what was asked for and both sides beside each other. */
        get: operations["get_exchanges_by_exchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether goods may go, by movement reference numbers and containers, in the order of the question. Nothing else is told of
         *     them.
         */
        get: operations["get_goods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/goods-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Codes that described goods may have: subheadings of the Harmonized System whose words fit, those first that the caller's
         *     earlier cases bore. A suggestion; who declares decides.
         */
        get: operations["get_goods_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/house-acceptances/{acceptance}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm what another person proposed: the house signs the agreement. */
        put: operations["put_house_acceptances_by_acceptance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of the own firm; all for an administrator. */
        get: operations["get_keys"];
        put?: never;
        /** Make a key for a machine. */
        post: operations["post_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a key at once. */
        delete: operations["delete_keys_by_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A stream of counts and newest cases, one event for each change. */
        get: operations["get_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mandates that the own firm gave or was given; all for an administrator. */
        get: operations["get_mandates"];
        put?: never;
        /** Let a broker act for a trader: it then sends `On-Behalf-Of` with the trader's firm. */
        post: operations["post_mandates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{mandate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a mandate back. */
        delete: operations["delete_mandates_by_mandate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages (WCO `Response`) in order, from any number on, as often as wanted. */
        get: operations["get_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The models, which scores, which looks on, and how the two do on the same cases at the same capacity. */
        get: operations["get_models"];
        put?: never;
        /**
         * Bring a model, as `tongguan risk train` writes it: the file as the body, at most 16 MiB. It looks on from then on, beside
         *     the champion, and stops nobody.
         */
        post: operations["post_models"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Promote the challenger that another person brought: it scores from then on. What the house learned by itself is put forward by
         *     the first who does this, and promoted by the second.
         */
        put: operations["put_models_by_version"];
        post?: never;
        /** Take a model back: of the champion, the former one counts again at once; of the challenger, it looks on no more. */
        delete: operations["delete_models_by_version"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisations of the house. Traders see only their own firm. */
        get: operations["get_organisations"];
        put?: never;
        /** Add an organisation. */
        post: operations["post_organisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation}/competences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an organisation something to handle. */
        post: operations["post_organisations_by_organisation_competences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation}/firm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say the number under which a firm declares, and when it was founded. The age of an importer's firm is told to targeting. */
        put: operations["put_organisations_by_organisation_firm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account for a firm. From then on its new declarations wait until what they owe is covered. */
        post: operations["post_payment_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-accounts/{account}/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record money that a firm paid in on its cash account. */
        post: operations["post_payment_accounts_by_account_deposits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of the caller's firm and what its cases owe; all of them for customs. */
        get: operations["get_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policies as they decide, in Cedar. */
        get: operations["get_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm a version that another person proposed: it stops goods from then on, on its days. */
        put: operations["put_profile_versions_by_version"];
        post?: never;
        /** Withdraw a version; of one that counts, the whole profile: no older version comes back. */
        delete: operations["delete_profile_versions_by_version"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profiles, with what each hit in twelve months and how often it was right. */
        get: operations["get_profiles"];
        put?: never;
        /** Propose a profile, or the next version of one. Nothing happens until another person confirms it. */
        post: operations["post_profiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong with a profile, while somebody writes it; nothing is kept. */
        post: operations["post_profiles_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{profile}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest cases that a profile hit. */
        get: operations["get_profiles_by_profile_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the own office, the oldest first unless asked otherwise, without cases of kin or firm. */
        get: operations["get_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next case of those asked for: one that one has already, or the first that nobody has, which one then has. */
        post: operations["post_queue_next"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recognised": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom and which certificates this administration stands for, as it was laid down, and whom others stand for. */
        get: operations["get_recognised"];
        put?: never;
        /** Propose whom and which certificates this administration stands for. Another person must confirm it. */
        post: operations["post_recognised"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recognised/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch the list of another administration: its trusted traders then get the treatment that our law gives to our own. */
        post: operations["post_recognised_fetch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recognised/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm what another person proposed: the list is published. */
        put: operations["put_recognised_by_version"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The types of authorisations of which the register is kept, from which day on, the newest first. */
        get: operations["get_registers"];
        put?: never;
        /**
         * Propose that the register of a type is kept from a day on. When another person has confirmed it, every claim of the type is
         *     held against the register from that legal date; so the register is filled before.
         */
        post: operations["post_registers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm what another person proposed. */
        put: operations["put_registers_by_version"];
        post?: never;
        /** End a register, or take a proposal back: claims of the type are then no longer held against anything. */
        delete: operations["delete_registers_by_version"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retrainings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the house learns again from what it examined: when next by itself, what runs, and what came of the last ten. */
        get: operations["get_retrainings"];
        put?: never;
        /** Have the house learn again now. A node takes it within seconds; the model that comes of it only looks on. */
        post: operations["post_retrainings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How probable and how worthwhile examinations were thought, what they found by what chose them, how often a reason was
         *     right, whom it burdens, and what another share of examinations would give. Every figure bears the query that lists its
         *     cases.
         */
        get: operations["get_risk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risk/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest cases behind a figure of the analyst's room, at most 200. */
        get: operations["get_risk_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risk/communities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who belongs together in the newest cases: importers that share addresses, accounts, conveyances, containers or suppliers, and
         *     how far what was found in one reaches the others.
         */
        get: operations["get_risk_communities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/risk/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom and what the cases of a party, an address, an account or a thing name, who else imports with those, and where
         *     something was found.
         */
        get: operations["get_risk_network"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that have all words, the newest first. */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in: the answer sets the cookie of the session. */
        post: operations["post_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways in beside the password. */
        get: operations["get_sign_in_directory"];
        put?: never;
        /**
         * Begin to sign in by the directory: the page goes to the URL, and comes back with `code` and `state`. It holds for ten
         *     minutes, for one answer, in this browser.
         */
        post: operations["post_sign_in_directory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/directory/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with what the directory answered. The answer sets the cookie of the session. */
        post: operations["post_sign_in_directory_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey alone: one that makes sure who is there. The answer sets the cookie of the session. */
        post: operations["post_sign_in_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/passkey/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in with a passkey; the challenge holds for five minutes, for one answer. */
        post: operations["post_sign_in_passkey_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out: the session has ended. */
        post: operations["post_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/somebody-else/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm that a hit is somebody else, as another officer said. */
        put: operations["put_somebody_else_by_version"];
        post?: never;
        /** Withdraw that a hit is somebody else: the party hits the entry again. */
        delete: operations["delete_somebody_else_by_version"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The templates of the own firm, or of the one that is acted for. */
        get: operations["get_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a template, in place of an earlier one of this id. */
        put: operations["put_templates_by_template"];
        post?: never;
        /** Drop a template. */
        delete: operations["delete_templates_by_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what a profile would have stopped: nothing is changed by it. The result comes later, at the address of the trial. */
        post: operations["post_trials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trials/{trial}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A trial: how many cases are looked at so far, and when it is done what it would have hit, found and burdened. */
        get: operations["get_trials_by_trial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users that one sees to: an administrator all, a supervisor those of the own office. */
        get: operations["get_users"];
        put?: never;
        /** Make a user. An administrator gives any role, a supervisor those of officers of the own office. */
        post: operations["post_users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a user's access and all sessions. */
        delete: operations["delete_users_by_user"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The firms that a user must have nothing to do with. */
        get: operations["get_users_by_user_relations"];
        put?: never;
        /** Note that a user must have nothing to do with a firm. */
        post: operations["post_users_by_user_relations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user}/relations/{firm}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the note back. */
        delete: operations["delete_users_by_user_relations_by_firm"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a user who lost everything a new generated password; the app and all sessions end. */
        post: operations["post_users_by_user_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a user these roles and no others. Nobody gives roles to oneself. */
        put: operations["put_users_by_user_roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watchlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who and what the house watches for by itself, and which hits were found to be somebody else. */
        get: operations["get_watchlist"];
        put?: never;
        /**
         * Propose that somebody or something is watched for: `watched` (`person`, `organisation`, `number`, `vessel`, `container`,
         *     `address`), `value`, `reason` by language, `valid_to`. Nothing happens until another person confirms it.
         */
        post: operations["post_watchlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watchlist/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm what another person proposed: declarations are held against it from then on, and open cases within a minute. */
        put: operations["put_watchlist_by_version"];
        post?: never;
        /** Withdraw an entry. */
        delete: operations["delete_watchlist_by_version"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of the own firm. */
        get: operations["get_webhooks"];
        put?: never;
        /**
         * Have a machine told of notices. Each is posted as JSON with `webhook-id`, `webhook-timestamp` (seconds) and
         *     `webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}` under the secret's bytes, as
         *     Standard Webhooks has it. What is not answered with 2xx within 10 s is tried again for about 29 hours.
         */
        post: operations["post_webhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a webhook, and what is on its way to it. */
        delete: operations["delete_webhooks_by_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of deliveries to a webhook, newest first; kept for 30 days. */
        get: operations["get_webhooks_by_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message that says nothing, to see whether it arrives. */
        post: operations["post_webhooks_by_webhook_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many waiting cases each officer has: of those with some, and of all of the own office. */
        get: operations["get_workload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest proof that a consortium agreed on the log: more than two thirds of its members saw this checkpoint. */
        get: operations["get_evidence_agreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed checkpoint of the log (C2SP `tlog-checkpoint`). */
        get: operations["get_evidence_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/genesis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the consortium began with, by which its agreements are checked. Get it once, by a way that you trust. */
        get: operations["get_evidence_genesis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the keys handed over to their successors, from the first change on: a proof file each, parted by a line `---`. */
        get: operations["get_evidence_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy by which receipts hold (C2SP `tlog-policy`). Get it once, by a way that you trust. */
        get: operations["get_evidence_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/receipts/{mrn}/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of a release for whoever holds its notice, on which both the number and the record's hash stand. */
        get: operations["get_evidence_receipts_by_mrn_by_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/sm/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed checkpoint of the second log (SM3, signed with SM2). */
        get: operations["get_evidence_sm_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/sm/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the keys of the second log handed over to their successors. */
        get: operations["get_evidence_sm_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/sm/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy by which receipts of the second log hold. Get it once, by a way that you trust. */
        get: operations["get_evidence_sm_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/sm/tile/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tile of the second log: SM3 hashes, 32 bytes each, laid out as in the first. */
        get: operations["get_evidence_sm_tile_by_path"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence/tile/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tile of the log (C2SP `tlog-tiles`): hashes, 32 bytes each. The entries behind the hashes are not public. */
        get: operations["get_evidence_tile_by_path"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a request of another administration: a note that it signed. The answer is a note too, also when it is a refusal. */
        post: operations["post_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange/recognised": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom and which certificates this administration stands for towards others, signed. */
        get: operations["get_exchange_recognised"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server and its database answer. */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An access token for a machine's key (OAuth 2.0 client credentials, RFC 6749 §4.4). */
        post: operations["post_oauth_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
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
        /** @description What the law allows. Shares of declarations, from 0 to 1. */
        AllowedShares: {
            /** @description Examined by the score where nobody laid down how much a place has. */
            goods: string;
            /** @description The most. */
            goods_max: string;
            /** @description Papers looked at by the score where nobody laid down how much a place has. */
            papers: string;
            /** @description The most. */
            papers_max: string;
            /** @description Examined because least is known of their like. */
            unknown: string;
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
            /** @description The day, the chapter or the type of tax; none for a total. */
            of: string | null;
            /** @description Opens them. */
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
        AuthorisationEnd: {
            /** @description Why. */
            reason: string;
        };
        /** @description A page of the register. */
        AuthorisationPage: {
            /** @description The entries, the newest first. */
            authorisations: components["schemas"]["AuthorisationView"][];
            /** @description The types of which the register is kept today: every claim of them is held against it. */
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
        /** @description How much room there is, and who laid down what. */
        CapacitiesView: {
            law: components["schemas"]["AllowedShares"] | null;
            /** @description What usually comes where, most first. */
            places: components["schemas"]["PlaceLoad"][];
            /** @description What places have today. */
            rooms: components["schemas"]["RoomView"][];
            /**
             * Format: date
             * @description The legal date.
             */
            today: string;
            /** @description All that was laid down, the newest first. */
            versions: components["schemas"]["CapacityVersion"][];
            /**
             * Format: uuid
             * @description Who looks.
             */
            you: string;
        };
        CapacityBody: {
            /**
             * Format: uuid
             * @description The capacity of which this is the next version; a new one when left out.
             */
            capacity?: string | null;
            /**
             * @description What it says: `place` (beginning of a code, empty for all others), `queue` (`goods` or `papers`), `weekdays` (seven
             *     numbers, Monday first), `valid_from`, `valid_to`, `note`.
             */
            says: components["schemas"]["CapacityDraft"];
        };
        /** @description How much a place has of a queue on its days. */
        CapacityDraft: {
            /** @description Why: who is there, who is away. */
            note: string;
            /** @description Beginning of the codes of the places that share it; empty: all places that have none of their own. */
            place: string;
            /** @description Of which queue. */
            queue: components["schemas"]["CapacityQueue"];
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
            /** @description How many a day, Monday first. */
            weekdays: number[];
        };
        /**
         * @description What goods wait for.
         * @enum {string}
         */
        CapacityQueue: "goods" | "papers";
        /** @description A version of a capacity. */
        CapacityVersion: {
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
            says: components["schemas"]["CapacityDraft"];
            /** @description Where it stands: `proposed`, `lapsed`, `scheduled`, `in_use`, `ended`, `replaced` or `withdrawn`. */
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
            /** @description What examinations of them found: first of all, then by lane. */
            hits: components["schemas"]["HitRate"][];
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
        /** @description Who belongs together. */
        CommunitiesView: {
            /**
             * Format: int64
             * @description Cases that were looked at.
             */
            cases: number;
            /** @description The communities, those first to which most risk spreads. */
            communities: components["schemas"]["Community"][];
            /**
             * Format: date
             * @description The first day, in legal time.
             */
            first_day: string;
            /**
             * Format: int64
             * @description Communities of two importers or more.
             */
            found: number;
            /**
             * Format: int64
             * @description Importers in them.
             */
            importers: number;
            /** @description Whether these are all of the period; if not, the newest. */
            is_all: boolean;
            /**
             * Format: date
             * @description The last day: today.
             */
            last_day: string;
            /** @description Share of ties within communities above that of ties drawn at random, below 1. */
            modularity: string;
        };
        /** @description Importers that belong together. */
        Community: {
            /**
             * Format: int64
             * @description Their cases.
             */
            cases: number;
            /**
             * Format: int64
             * @description Of these, examined.
             */
            examined: number;
            /** @description The importers. */
            importers: components["schemas"]["CommunityMember"][];
            /**
             * Format: int64
             * @description Of these, irregular.
             */
            irregular: number;
            /** @description How many times the risk of an average importer reaches theirs; 0 where nothing was found near. */
            risk: string;
            /** @description What at least two of them share. */
            shared: components["schemas"]["CommunityShares"][];
            /**
             * Format: int64
             * @description Importers in it; of more than are listed, those first to which most risk spreads.
             */
            size: number;
        };
        /** @description An importer in a community. */
        CommunityMember: {
            /**
             * Format: int64
             * @description Its cases.
             */
            cases: number;
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
            /** @description How many times the risk of an average importer reaches it. */
            risk: string;
            /** @description Its number. */
            value: string;
        };
        /** @description What importers of a community share. */
        CommunityShares: {
            /**
             * Format: int64
             * @description Importers of the community that share it.
             */
            importers: number;
            /** @description `address`, `account`, `conveyance`, `container`, `seller`, … */
            kind: string;
            /** @description Its number, name or text. */
            value: string;
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
            waiting: components["schemas"]["WaitingStage"][];
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
            /** @description Who did it. */
            handed_in_by: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What it is by its content. */
            media_type: string;
            /** @description The name it came with. */
            name: string;
            /** @description The SHA-256 of its bytes, in hexadecimal digits. */
            sha256: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            taken: components["schemas"]["PhotoTaken"] | null;
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
            documents: components["schemas"]["DocumentView"][];
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
            /** @description The SHA-256 of each picture that belongs to it, 64 hexadecimal digits: documents of the case, at most 13. */
            photos?: string[];
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
        /** @description What is known of a firm. */
        FirmBody: {
            /**
             * Format: date
             * @description The day on which it was founded.
             */
            founded?: string | null;
            /** @description The number under which it declares. */
            number?: string | null;
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
            /** @description Opens them. Without `origin`, `place` or `chapter` it opens all of the others. */
            query: string;
        };
        /** @description How cases flow, and how risky they are. */
        Flows: {
            /** @description The country of the house, where most goods are on their way to or from. */
            country: string;
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
        /** @description What a place had of a queue when this was decided, and what of it was taken. */
        FreeRoom: {
            /**
             * Format: int32
             * @description How many a day.
             */
            daily: number;
            /**
             * Format: int32
             * @description Declarations that were still expected that day.
             */
            expected: number;
            /** @description Beginning of the codes of the places that share it; empty for all that have none of their own. */
            place: string;
            /** @description The share of declarations that the score could send there. */
            share: string;
            /**
             * Format: int32
             * @description Of these, taken.
             */
            taken: number;
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
        /** @description A code with its designation. */
        GoodsCodeName: {
            /** @description Its digits. */
            code: string;
            /** @description What it is called, in English. */
            designation: string;
        };
        /** @description A subheading of the Harmonized System that described goods may have. */
        GoodsCodeSuggestion: {
            /** @description Its chapter. */
            chapter: components["schemas"]["GoodsCodeName"];
            /** @description Its six digits. */
            code: string;
            /** @description What it is called, in English. */
            designation: string;
            /** @description Its heading. */
            heading: components["schemas"]["GoodsCodeName"];
            /** @description The codes of the tariff in force today that begin with it. */
            lines: string[];
            /**
             * Format: int64
             * @description How many of the caller's earlier cases with these words bore it.
             */
            used: number;
        };
        /** @description Codes that goods may have; who declares decides. */
        GoodsCodes: {
            /** @description The likeliest first. */
            suggestions: components["schemas"]["GoodsCodeSuggestion"][];
        };
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
        /** @description What examinations found. */
        HitRate: {
            /**
             * Format: int64
             * @description How many cases were examined.
             */
            examined: number;
            /** @description Opens those in which something was found. */
            found_query: string;
            /**
             * Format: int64
             * @description Those in a thousand; none where nobody looked.
             */
            hit_per_mille: number | null;
            /**
             * Format: int64
             * @description In how many something was found.
             */
            irregular: number;
            /** @description The lane of the last decision; none for all. */
            lane: string | null;
            /** @description Opens the examined. */
            query: string;
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
            /** Format: int32 */
            item: number;
            /** @enum {string} */
            kind: "unknown";
            threshold: string;
            unknown: string;
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
            /** @description The share of ordinary lines that are less unusual. */
            anomaly?: string | null;
            /** @description Probability that it concerns safety. */
            critical: string;
            /** @description How unsure the models are of the probability: its standard deviation. */
            doubt?: string | null;
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
            /** @description How little is known of its like. */
            unknown?: string | null;
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
        /** @description A back-test of a model that somebody brought. */
        ModelTrial: {
            /**
             * Format: int64
             * @description When it was asked for, UTC microseconds.
             */
            asked_at: number;
            /**
             * Format: int64
             * @description Cases gone through so far.
             */
            cases: number;
            /**
             * Format: int64
             * @description When it was done, UTC microseconds; none while it waits or runs.
             */
            done_at: number | null;
            tried: components["schemas"]["ModelTried"] | null;
            /** @description What the back-test says against it. */
            weaknesses: components["schemas"]["ModelWeakness"][];
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
            /**
             * @description Of the champion and the challenger, the signals that it asks and that were known of none of the last lines of this house:
             *     what it learned from them elsewhere helps nobody here.
             */
            never_known: components["schemas"]["NeverKnownSignal"][];
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
            trial: components["schemas"]["ModelTrial"] | null;
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
        /** @description A signal that a model asks and that is never known here. */
        NeverKnownSignal: {
            /** @description Its name. */
            signal: string;
            /** @description The signal in words, by language. */
            text: {
                [key: string]: string;
            };
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
        /** @description That the register of a type is kept. */
        NewRegister: {
            /**
             * Format: date
             * @description The first legal date on which claims of the type are held against it.
             */
            from: string;
            /** @description The type, a code of the law (`DPO`). */
            kind: string;
        };
        /** @description A webhook with the secret that signs what is sent to it; shown once. */
        NewSecret: {
            /** Format: uuid */
            id: string;
            /** @description `whsec_…`, as libraries for Standard Webhooks take it. */
            secret: string;
        };
        NewTemplate: {
            /** @description The JSON form of a declaration, as far as it is filled in; at most 64 KiB. */
            declaration: {
                [key: string]: unknown;
            };
            /** @description What people are to call it. */
            name: string;
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
            /**
             * Format: date
             * @description The day on which it was founded.
             */
            founded?: string | null;
            /** @description `region`, `office`, `section`, `agency` or `firm`. */
            kind: string;
            name_en: string;
            name_zh: string;
            /** @description The number under which it declares. */
            number?: string | null;
            /**
             * Format: uuid
             * @description What it is part of; the administration when left out.
             */
            part_of?: string | null;
        };
        /** @description A part of the administration, another agency, or a firm. */
        OrganisationView: {
            competences: components["schemas"]["CompetenceView"][];
            /**
             * Format: date
             * @description Of a firm, the day on which it was founded.
             */
            founded: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            name_en: string;
            name_zh: string;
            /** @description Of a firm, the number under which it declares. */
            number: string | null;
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
            /** @description By type of tax. */
            by_type: components["schemas"]["AmountOf"][];
            /** @description The currency. */
            currency: string;
            /** @description Not in `by_chapter`: cases with goods of several chapters, or of none. */
            left_out: components["schemas"]["AmountOf"];
            /** @description Not in `by_type`: cases from before it was kept. */
            not_by_type: components["schemas"]["AmountOf"];
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
        /** @description When and where a picture was taken. */
        PhotoTaken: {
            /**
             * Format: int32
             * @description How far the place may be off.
             */
            accuracy_metres: number | null;
            /**
             * Format: int64
             * @description UTC microseconds.
             */
            at: number | null;
            /** @description Degrees north. */
            latitude: string | null;
            /** @description Degrees east. */
            longitude: string | null;
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
        /** @description What usually comes to a place. */
        PlaceLoad: {
            /** @description The code. */
            place: string;
            /** @description Declarations a day, Monday first, in four weeks. */
            weekdays: number[];
        };
        /** @description What was free at the place of the goods. */
        PlaceRoom: {
            goods?: components["schemas"]["FreeRoom"] | null;
            papers?: components["schemas"]["FreeRoom"] | null;
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
            /**
             * Format: uuid
             * @description Of a proposal, its trial on the last quarter: nobody confirms it before that is done.
             */
            trial: string | null;
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
        ProposedCapacity: {
            /**
             * Format: uuid
             * @description The version.
             */
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
        /** @description A register with who laid it down. */
        RegisterView: {
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
            /** @description Whether the caller may confirm it. */
            may_confirm: boolean;
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
            says: components["schemas"]["NewRegister"];
            /** @description Where it stands: `proposed`, `to_come`, `kept` or `ended`. */
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
            /** @description What a look at the papers must be worth more than. */
            papers_threshold?: string | null;
            room?: components["schemas"]["PlaceRoom"] | null;
            /** @description What an examination must be worth more than. */
            threshold: string | null;
            /** @description How little must be known of an item for it to be examined on that ground. */
            unknown_threshold?: string | null;
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
        /** @description What a place has today. */
        RoomView: {
            /**
             * Format: int32
             * @description How many a day.
             */
            daily: number;
            /**
             * Format: int32
             * @description Declarations that are still expected today.
             */
            expected: number;
            /**
             * Format: int64
             * @description Left from before.
             */
            left: number;
            /** @description Beginning of the codes of the places that share it; empty: all that have none of their own. */
            place: string;
            /** @description Of which queue. */
            queue: components["schemas"]["CapacityQueue"];
            /**
             * Format: int64
             * @description Sent there today.
             */
            sent: number;
            /** @description The share of declarations that the score may send there just now. */
            share: string;
            /**
             * Format: uuid
             * @description The version that counts.
             */
            version: string;
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
            listing?: components["schemas"]["ScreeningListing"] | null;
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
        /** @description What a list says of an entry, and how its name is like the one that was declared. */
        ScreeningListing: {
            /** @description Its addresses. */
            addresses: string[];
            /** @description Countries that it is of. */
            countries: string[];
            /** @description Days or years of birth. */
            dates: string[];
            /** @description Words that only the declared name has. */
            declared_only: string[];
            /** @description Whether the forms of company contradict each other. */
            forms_differ: boolean;
            /** @description Whether the words stand in another order. */
            is_turned: boolean;
            /** @description Words that only the listed name has. */
            listed_only: string[];
            /** @description Its names, the primary first. */
            names: string[];
            /** @description Under which programmes or orders it is listed. */
            programmes: string[];
            /**
             * Format: date
             * @description The day on which it was published.
             */
            published: string | null;
            /** @description Who publishes the list; none of the own one. */
            publisher: string | null;
            /** @description Words of both names beside each other. */
            words: components["schemas"]["WordsAlike"][];
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
        /** @description How long a case took. */
        StudiedCase: {
            /**
             * Format: uuid
             * @description The case.
             */
            case: string;
            /** @description The lane of its last decision. */
            lane: string | null;
            /** @description Its number: MRN, else LRN. */
            name: string;
            /**
             * Format: int64
             * @description When it was received, UTC microseconds.
             */
            received_at: number;
            /**
             * Format: int64
             * @description What it took: as a whole, or where it was asked for.
             */
            seconds: number;
        };
        /** @description Cases of a study, the slowest first. */
        StudiedCases: {
            /** @description The cases. */
            cases: components["schemas"]["StudiedCase"][];
            /** @description Whether these are all there are; if not, they are the slowest. */
            is_all: boolean;
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
            /** @description Opens the slowest of them. */
            query: string;
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
        /** @description A declaration that others begin with. */
        TemplateView: {
            /**
             * Format: int64
             * @description When it was changed last, UTC microseconds.
             */
            changed_at: number;
            /** @description The name of who did. */
            changed_by: string;
            /** @description The JSON form of a declaration, as far as it is filled in. */
            declaration: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description The templates of a firm. */
        Templates: {
            /** @description The last changed first. */
            templates: components["schemas"]["TemplateView"][];
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
        /** @description Words of two names that stand for each other, in Latin letters. */
        WordsAlike: {
            /** @description Of the declared name. */
            declared: string;
            /**
             * Format: int32
             * @description How many letters differ.
             */
            edits: number;
            /** @description `same`, `spelling`, `sound`, `typo`, `initial`, `equivalent`, `joined`, `acronym`, `trade`, `place` or `different`. */
            how: string;
            /** @description Of the listed name. */
            listed: string;
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
export interface operations {
    get_absences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceView"][];
                };
            };
        };
    };
    post_absences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbsenceBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Noted"];
                };
            };
            /** @description No such person that one sees to */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overlaps`, `too_early`, `too_late`, `absent`, `works_no_queue` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_absences_by_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                absence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    put_account_one_time: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description The code is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing was begun */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_account_one_time: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTime"];
                };
            };
            /** @description The password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_account_one_time: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyView"][];
                };
            };
        };
    };
    post_account_passkeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskeyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPasskey"];
                };
            };
            /** @description `passkey`: it proves nothing; see details */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_account_passkeys_challenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationView"];
                };
            };
            /** @description The password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey`: see details */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_account_passkeys_by_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_account_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The old password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The new one cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"][];
                };
            };
        };
    };
    delete_account_sessions_by_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_activations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivationView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.reason is past, too_near, too_far or day_taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_activations_by_activation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivationView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_activations_by_activation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_agreement_forms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementForms"];
                };
            };
        };
    };
    get_agreements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreements"];
                };
            };
        };
    };
    post_agreements: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgreement"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementProposed"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_agreements_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementFileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementChecked"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_agreements_try: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementTrial"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementTried"];
                };
            };
            /** @description details.problems names each place and its mend */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_agreements_by_agreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_agreements_by_agreement_acceptances: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptanceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_agreements_by_agreement_facts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFact"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactTaken"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_agreements_by_agreement_facts_try: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFact"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactTaken"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_agreements_by_agreement_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementFile"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_agreements_by_agreement_house_acceptance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceProposed"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_arrangement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arranged"];
                };
            };
        };
    };
    get_audit: {
        parameters: {
            query?: {
                /** @description Only what internal control should look at. */
                control?: boolean;
                /** @description Only of this kind (`session.refused`). */
                kind?: string | null;
                /** @description Only by this person or machine. */
                by?: string | null;
                /** @description Only about this: a case, a user, a login. */
                subject?: string | null;
                /** @description Only from this instant on, UTC microseconds. */
                from?: number | null;
                /** @description Only before this instant, UTC microseconds. */
                to?: number | null;
                /** @description The `next` of the page before. */
                after?: string | null;
                /** @description How many, at most 200. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    get_audit_pairings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pairing"][];
                };
            };
        };
    };
    get_authorisations: {
        parameters: {
            query?: {
                /** @description Only of this type (`DPO`). */
                kind?: string | null;
                /** @description Only of this holder, by its number. */
                holder?: string | null;
                /** @description Only with this in the holder's number or name, or in the number. */
                text?: string | null;
                /** @description Only `waiting` for the second person, or `in_force` today. */
                status?: components["schemas"]["AuthorisationStatus"] | null;
                /** @description Entries, at most 200; 50 where left out. */
                limit?: number | null;
                /** @description Where the page before ended: its `next`. */
                after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorisationPage"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_authorisations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAuthorisation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedAuthorisation"];
                };
            };
            /** @description `kin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown`, `empty`, `too_long`, `before_first`, `has_passed`, `taken` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_authorisations_by_authorisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `kin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_waiting` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_authorisations_by_authorisation_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                authorisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorisationEnd"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `kin` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `empty`, `ended_already` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_bands_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BandShownBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
        };
    };
    post_bulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDone"][];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_bulk_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreviewed"][];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_capacities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapacitiesView"];
                };
            };
        };
    };
    post_capacities: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CapacityBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedCapacity"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_capacity_versions_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_capacity_versions_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases: {
        parameters: {
            query?: {
                /** @description Only of this status (`accepted`). */
                status?: string | null;
                /** @description Only of this outcome (`held`). */
                outcome?: string | null;
                /** @description Only of this lane (`yellow`). */
                lane?: string | null;
                /** @description Only what waits for this step (`examine`). */
                next_step?: string | null;
                /** @description Only with a goods code that begins so (`09`). */
                goods?: string | null;
                /** @description Only with a first goods code of this chapter (`09`). */
                chapter?: string | null;
                /** @description Only with goods codes all of which are of this chapter (`09`). */
                only_chapter?: string | null;
                /** @description Only with a first item of this origin (`CN`). */
                origin?: string | null;
                /** @description Only with goods at this place. */
                place?: string | null;
                /** @description Only those that owe tax of this type (`A00`). */
                tax?: string | null;
                /** @description `true`: only those whose tax is owed; a declaration that was refused owes none. */
                owed?: boolean | null;
                /** @description Only examined ones: `any`, or `irregular` where something was found. For who reads the cockpit. */
                examined?: string | null;
                /** @description Only what was received at or after, UTC microseconds. */
                received_from?: number | null;
                /** @description Only what was received before, UTC microseconds. */
                received_to?: number | null;
                /** @description Words in reference numbers, goods codes or declarant. */
                text?: string | null;
                /** @description The `next` of the page before. */
                after?: string | null;
                /** @description How many, at most 200. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
        };
    };
    get_cases_by_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_accept_documents: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_agency_agreement: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_agency_refusal: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_amendment_try: {
        parameters: {
            query?: {
                /** @description Why, in the trader's words: goes into the message that is composed. */
                reason?: string;
            };
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
                "application/xml": string;
            };
        };
        responses: {
            /** @description `changes` with before and after, `difference` of what is owed, `findings` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AmendmentTried"];
                };
            };
            /** @description The message cannot be read; places are named */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerText"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_bands: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BandBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BandView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not sealed yet, or nothing was committed to */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The value is not in the band, or a bound cannot be read */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_claim: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another officer has it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_close_query: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_declaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The JSON form of a declaration, which has a JSON Schema of its own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_detain: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_disclosures: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosureView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not sealed yet, or this node has no keys */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of the wish cannot be fulfilled: `details` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_disclosures_try: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of the wish cannot be fulfilled: `details` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_documents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_documents: {
        parameters: {
            query: {
                /** @description The name of the file. */
                name: string;
            };
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not to be taken: details.reason is type, svg, active_content, polyglot, trailing_bytes, archive, archive_bomb, encrypted, empty or too_many */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_documents_by_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_dossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_examination_result: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Examined"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_exchanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeDetail"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_exchanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExchangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeAsked"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The other side did not answer */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_hand_over: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The other may not handle it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_hold_for_agency: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteView"][];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_notes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Text"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not released */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_order_examination: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Instruction"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_original: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_parties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyHistory"][];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_pay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseStatement"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.reason is nothing_due, not_for_this_debt, too_little_left or unknown */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_payments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseStatement"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_payments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoneyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseStatement"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.reason is more_than_due, more_than_refundable, used, not_above_zero or no_accounts_kept */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_photos: {
        parameters: {
            query: {
                /** @description The name of the file. */
                name: string;
                /** @description When it was taken, UTC microseconds. */
                taken_at?: number | null;
                /** @description Degrees north, a decimal (`51.12708`). */
                latitude?: string | null;
                /** @description Degrees east, a decimal. */
                longitude?: string | null;
                /** @description How far the place may be off, in metres. */
                accuracy_metres?: number | null;
                /** @description The SHA-256 that the device took of it: what arrives is held against it. */
                sha256?: string | null;
            };
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No picture; or details.reason is `differs`: not what its device hashed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_query: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_receipt: {
        parameters: {
            query?: {
                /** @description Whether the receipt opens the declaration, and so proves which goods (true unless said). */
                declaration?: boolean | null;
                /** @description Of which log (`c2sp` unless said). */
                log?: ("c2sp" | "sm") | null;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt (`c2sp.org/tlog-proof@v1`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description No such case for this caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not released, or not sealed yet, or the house keeps no such log */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `decision`, `declaration` (its hash), `engine` and `facts` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_refer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Referred"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another officer has it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_department` is competent for it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_release: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Released"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            /** @description Proposed; another person must confirm */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_cases_by_case_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Position"];
            };
        };
        responses: {
            /** @description The case as it is now, with what was changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            /** @description A case that the caller may only see */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such case for this caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is asked for */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_request_documents: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Documents"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_reroute: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rerouted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_restore: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_seize: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cases_by_case_shapley: {
        parameters: {
            query?: {
                /** @description Of this item; when left out, of the one of which most is expected. */
                item?: number | null;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signals, model or covers were not kept; the code says which */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_somebody_else: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SomebodyElseBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_cases_by_case_write_off: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenOff"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            /** @description Proposed; another person must confirm */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moved`: the case has changed, details say how; `claimed`; `not_now`; `second_person` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cockpit: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 30 when left out. */
                days?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cockpit"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cockpit_flows: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 30 when left out. */
                days?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flows"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cockpit_study: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 30 when left out. */
                days?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Study"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cockpit_study_cases: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 30 when left out. */
                days?: number | null;
                /** @description Only of this lane (`yellow`). */
                lane?: string | null;
                /** @description Only those that waited at this step (`check_documents`). */
                step?: string | null;
                /** @description Only those that waited for this party (`officer`). */
                waits_for?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudiedCases"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cockpit_workbook: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 30 when left out. */
                days?: number | null;
                /** @description `zh`; English when left out. */
                language?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_codes_by_list: {
        parameters: {
            query?: {
                /** @description What the code begins with, or what its name has in it. */
                text?: string;
                /** @description How many, at most 100. */
                limit?: number | null;
            };
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `code` and `names` by language */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeName"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_comparisons: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComparisonBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_comparisons_by_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comparison: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_competences_by_competence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                competence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
        };
    };
    get_cursors_by_subscriber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadTo"];
                };
            };
        };
    };
    put_cursors_by_subscriber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriber: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CursorBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_declarations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this message */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The message; what it is, it says itself */
        requestBody: {
            content: {
                "application/edifact": string;
                "application/json": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "application/xml": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description The same message was decided before; its answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            /** @description Decided */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            /** @description A table of several declarations: an answer for each */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answers"];
                };
            };
            /** @description The message cannot be read; places are named */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No or unknown token */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key was used for another message */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_declarations_try: {
        parameters: {
            query?: {
                /** @description The legal date to decide under, `2026-07-01`; today when it is left out. */
                date?: string | null;
            };
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/edifact": string;
                "application/json": unknown;
                "application/xml": string;
            };
        };
        responses: {
            /** @description The decision as it would be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description The message cannot be read; places are named */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_deliveries_by_delivery_replay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_disclosures_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShownBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
        };
    };
    get_disclosures_purposes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurposeView"][];
                };
            };
        };
    };
    get_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftCards"];
                };
            };
        };
    };
    post_drafts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.reason is no_tables for an edition that was kept before its tables were */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_drafts_from_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseReference"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FromCase"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_drafts_by_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_drafts_by_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
            };
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `draft_moved`: somebody was quicker */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_drafts_by_draft_edition: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEdition"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brought"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `draft_moved`: somebody was quicker */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not compile or fails a test: details.problems names every place */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_drafts_by_draft_rules: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
            };
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `draft_moved`: somebody was quicker */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_drafts_by_draft_rules_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CellProblem"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_drafts_by_draft_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RanView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_drafts_by_draft_sources: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
            };
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceRow"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `draft_moved`: somebody was quicker */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_drafts_by_draft_tests: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
            };
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `draft_moved`: somebody was quicker; `taken`: the name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.problems: field, what is wrong and the mend, by language */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_drafts_by_draft_tests_by_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
                test: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestDeclaration"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_drafts_by_draft_tests_by_test: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was seen */
                "If-Match": string;
            };
            path: {
                draft: string;
                test: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `draft_moved`: somebody was quicker */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_editions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawView"];
                };
            };
        };
    };
    post_editions: {
        parameters: {
            query: {
                /** @description What is to be said of the edition: its legal act, its purpose. */
                note: string;
            };
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brought"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No workbook, or a pack that does not compile: details.problems names every place */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_editions_by_edition_difference: {
        parameters: {
            query?: {
                /** @description The old edition; the one that counts today when left out. */
                old?: string | null;
                /** @description How many changes to skip. */
                after?: number;
            };
            header?: never;
            path: {
                edition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawDifference"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_editions_by_edition_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                edition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.reason is no_tables for an edition that was kept before its tables were */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_erasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasuresView"];
                };
            };
        };
    };
    post_erasures: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `details.reason` is open, retention, no_retention_period or erased */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_erasures_by_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The case */
                erasure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_exchanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exchanges"];
                };
            };
        };
    };
    get_exchanges_by_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeDetail"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_goods: {
        parameters: {
            query: {
                /** @description Movement reference numbers and container numbers, with commas between, at most 100. */
                references: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsView"][];
                };
            };
            /** @description There is no reference, or more than a hundred */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_goods_codes: {
        parameters: {
            query: {
                /** @description What the goods are, in English or Chinese. */
                text: string;
                /** @description How many, at most 20; 8 when left out. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsCodes"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_house_acceptances_by_acceptance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                acceptance: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"][];
                };
            };
        };
    };
    post_keys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_keys_by_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `cases`, each a snapshot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Snapshot"];
                };
            };
        };
    };
    get_mandates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MandateView"][];
                };
            };
        };
    };
    post_mandates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MandateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeId"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_mandates_by_mandate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mandate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_messages: {
        parameters: {
            query?: {
                /** @description The number of the last message that was read; 0 reads from the first. */
                after?: number;
                /** @description The newest first instead, `after` left aside: those with smaller numbers than this; 0 begins with the newest. */
                before?: number | null;
                /** @description How many, at most 200. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
        };
    };
    get_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelsView"];
                };
            };
        };
    };
    post_models: {
        parameters: {
            query: {
                /** @description What it was trained on and how it did in its back-test. */
                note: string;
            };
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroughtModel"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No model of this version */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_models_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller brought it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_models_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_organisations: {
        parameters: {
            query?: {
                /** @description Only those with this text in a name, in any case. */
                text?: string | null;
                /** @description The `id` that the page before ended with. */
                after?: string | null;
                /** @description How many; all when left out. Where there are more, the header `Link` names the next page. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"][];
                };
            };
        };
    };
    post_organisations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeId"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_organisations_by_organisation_competences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompetenceBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeId"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_organisations_by_organisation_firm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirmBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_payment_accounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The number is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_payment_accounts_by_account_deposits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepositBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_payments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `accounts`, `debts` and whether the caller is a cashier */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payments"];
                };
            };
        };
    };
    get_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyFile"][];
                };
            };
        };
    };
    put_profile_versions_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_profile_versions_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilesView"];
                };
            };
        };
    };
    post_profiles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.problems: field, character, what is wrong and the mend, by language */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_profiles_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CellProblem"][];
                };
            };
        };
    };
    get_profiles_by_profile_cases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                profile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileCase"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_queue: {
        parameters: {
            query?: {
                /** @description Only of this lane (`red`). */
                lane?: string | null;
                /** @description Only what waits for this step (`examine`). */
                stage?: string | null;
                /** @description Only at places that begin so (`GBDVR`). */
                place?: string | null;
                /** @description `me`, `nobody`, or a user. */
                assignee?: string | null;
                /** @description Only what was received more than so many hours ago. */
                older_than_hours?: number | null;
                /** @description Only what is due within so many hours. */
                due_within_hours?: number | null;
                /**
                 * @description What comes first: `received`, the oldest (unless asked otherwise); `due`, what is due first; `worth`, what an
                 *     examination is expected to be worth most.
                 */
                order?: string | null;
                /** @description The `next` of the page before, asked in the same order. */
                after?: string | null;
                /** @description How many, at most 200. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePage"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_queue_next: {
        parameters: {
            query?: {
                /** @description Only of this lane (`red`). */
                lane?: string | null;
                /** @description Only what waits for this step (`examine`). */
                stage?: string | null;
                /** @description Only at places that begin so (`GBDVR`). */
                place?: string | null;
                /** @description `me`, `nobody`, or a user. */
                assignee?: string | null;
                /** @description Only what was received more than so many hours ago. */
                older_than_hours?: number | null;
                /** @description Only what is due within so many hours. */
                due_within_hours?: number | null;
                /**
                 * @description What comes first: `received`, the oldest (unless asked otherwise); `due`, what is due first; `worth`, what an
                 *     examination is expected to be worth most.
                 */
                order?: string | null;
                /** @description The `next` of the page before, asked in the same order. */
                after?: string | null;
                /** @description How many, at most 200. */
                limit?: number | null;
            };
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description There is nothing to do */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_recognised: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecognisedView"];
                };
            };
        };
    };
    post_recognised: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRecognised"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecognisedProposed"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_recognised_fetch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The other side did not answer */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_recognised_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_registers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterView"][];
                };
            };
        };
    };
    post_registers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRegister"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedAuthorisation"];
                };
            };
            /** @description `unknown`, `has_passed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_registers_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_waiting` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_registers_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_waiting` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_retrainings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrainingsView"];
                };
            };
        };
    };
    post_retrainings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedRetraining"];
                };
            };
            /** @description One is open already */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_risk: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 90 when left out. */
                days?: number | null;
                /** @description Only cases at this place. */
                office?: string | null;
                /** @description Only cases of this lane. */
                lane?: string | null;
                /** @description The share of examinations to try, 0 to 1; that of the law when left out. */
                share?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_risk_cases: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 90 when left out. */
                days?: number | null;
                /** @description Only cases at this place. */
                office?: string | null;
                /** @description Only cases of this lane. */
                lane?: string | null;
                /** @description Only what this chose: `score`, `chance`, `findings` or `none`. */
                basis?: string | null;
                /** @description Only with this result: `conform`, `discrepancy`, `seize`, `irregular` or `any`. */
                result?: string | null;
                /** @description Only of this twentieth of probability, from 0. */
                probability_band?: number | null;
                /** @description Only of this band of worth: ten in a factor of ten. */
                band?: number | null;
                /** @description Only with this signal among the first reasons. */
                signal?: string | null;
                /** @description Only of this origin. */
                origin?: string | null;
                /** @description Only of traders with 1, 2 to 9, 10 to 99, or 100 and more declarations in these days: the first number. */
                size?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskCases"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_risk_communities: {
        parameters: {
            query?: {
                /** @description How many days, today the last; 1 to 366, 90 when left out. */
                days?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommunitiesView"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_risk_network: {
        parameters: {
            query: {
                /** @description What is asked for: `importer`, `declarant`, `seller`, `address`, `account`, `conveyance`, `container`, … */
                kind: string;
                /** @description Its number, name or text, as declarations say it; letters and spaces may differ in size and number. */
                value: string;
                /** @description How many days, today the last; 1 to 366, 90 when left out. */
                days?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Network"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_search: {
        parameters: {
            query: {
                /**
                 * @description Words of reference numbers, goods codes, descriptions and names of parties; all must be there. Chinese needs no
                 *     spaces.
                 */
                text: string;
                /** @description The `next` of the page before. */
                after?: string | null;
                /** @description How many, at most 200. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description There is no word in the text */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description `sign_in`: name or password is wrong; `code_needed`: a one-time code is needed too; `passkey_needed`: a passkey is, see details; `code`: it is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many attempts; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sign_in_directory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysIn"];
                };
            };
        };
    };
    post_sign_in_directory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrandView"];
                };
            };
            /** @description There is no directory */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `directory_unreachable` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sign_in_directory_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description `directory`: it proves nothing, or nobody here is that person; see details */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no directory */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `directory_unreachable` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sign_in_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShownBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description `passkey`: it proves nothing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sign_in_passkey_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedView"];
                };
            };
            /** @description `passkey`: the house has no origin */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_sign_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_somebody_else_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller said it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_somebody_else_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Templates"];
                };
            };
        };
    };
    put_templates_by_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID that whoever makes it chooses */
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description details.reason is empty, too_long, too_large or too_many */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_templates_by_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_trials: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialView"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_trials_by_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_users: {
        parameters: {
            query?: {
                /** @description Only those with this text in a name, in any case. */
                text?: string | null;
                /** @description The `id` that the page before ended with. */
                after?: string | null;
                /** @description How many; all when left out. Where there are more, the header `Link` names the next page. */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"][];
                };
            };
        };
    };
    post_users: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The login is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_users_by_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_users_by_user_relations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relation"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_users_by_user_relations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Relation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_users_by_user_relations_by_firm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
                firm: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_users_by_user_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_users_by_user_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Roles"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_watchlist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchlistView"];
                };
            };
        };
    };
    post_watchlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_watchlist_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller proposed it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_watchlist_by_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"][];
                };
            };
        };
    };
    post_webhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSecret"];
                };
            };
            /** @description The URL is not https at a public address, or another field cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_webhooks_by_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_webhooks_by_webhook_deliveries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string | null;
                /** @description How many, at most 200. */
                limit?: number | null;
            };
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks_by_webhook_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's key of this call: made again under it within a day, it is answered as before and not done again */
                "Idempotency-Key"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_workload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workload"][];
                };
            };
        };
    };
    get_evidence_agreement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description There is no consortium, or it agreed on nothing yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nothing was sealed yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_genesis: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description There is no consortium */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    get_evidence_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    get_evidence_receipts_by_mrn_by_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mrn: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt (`c2sp.org/tlog-proof@v1`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not sealed yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_sm_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description There is no second log, or nothing was sealed yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_sm_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description There is no second log */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_sm_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description There is no second log */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_sm_tile_by_path: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `0/x001/234` or `0/000.p/17` */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_evidence_tile_by_path: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `0/x001/234` or `0/000.p/17` */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description details.refusal is not_a_message, other_arrangement, unknown_administration or not_signed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_exchange_recognised: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_oauth_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /** @description As RFC 6749 §5.2 says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefused"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefused"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
}
