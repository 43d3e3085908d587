//! This module decides the names of roles and permissions: the words that policies, the database and the audit share.

macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($(#[$about:meta])* $name:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$about])* $name),* }

        impl $type {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// The one of a name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == name)
            }
        }
    };
}

names! {
    /// What somebody is in the house. One may be several things.
    Role {
        /// Declares for itself.
        Trader = "trader",
        /// Declares for others, by mandate.
        Broker = "broker",
        /// Customs officer.
        Officer = "officer",
        /// Leads officers.
        Supervisor = "supervisor",
        /// Looks for risk.
        Analyst = "analyst",
        /// Officer of another agency.
        AgencyOfficer = "agency_officer",
        /// Brings the goods.
        Carrier = "carrier",
        /// Internal control.
        Auditor = "auditor",
        /// Keeps the accounts: records what comes in at the bank.
        Cashier = "cashier",
        /// Sees to people, offices and keys.
        Administrator = "administrator",
    }
}

names! {
    /// What may be done. Those from [`Permission::ReadCase`] on are about one case.
    Permission {
        /// Hand in declarations.
        Declare = "Declare",
        /// List the cases one may see.
        ListCases = "ListCases",
        /// Read messages about them.
        ReadMessages = "ReadMessages",
        /// Search in them.
        SearchCases = "SearchCases",
        /// Work the queue.
        WorkQueue = "WorkQueue",
        /// See to the own account.
        ManageOwnAccount = "ManageOwnAccount",
        /// See to the officers of the own office.
        ManageOfficers = "ManageOfficers",
        /// See to all users.
        ManageUsers = "ManageUsers",
        /// See to offices, firms and competence.
        ManageOrganisation = "ManageOrganisation",
        /// Give and revoke mandates.
        ManageMandates = "ManageMandates",
        /// See to keys of machines.
        ManageKeys = "ManageKeys",
        /// See to webhooks.
        ManageWebhooks = "ManageWebhooks",
        /// Read the audit trail.
        ReadAudit = "ReadAudit",
        /// Read the cockpit: figures of all cases.
        ReadCockpit = "ReadCockpit",
        /// Read what is counted of scores, stops and findings.
        ReadRisk = "ReadRisk",
        /// Propose, try, confirm and withdraw what targeting goes by: profiles, watch lists, models.
        ManageTargeting = "ManageTargeting",
        /// Read accounts and debts.
        ReadPayments = "ReadPayments",
        /// Open accounts of firms and record what is paid in on them.
        KeepAccounts = "KeepAccounts",
        /// Read which edition of the law counts when, what it changes, and what it means for whom.
        ReadLaw = "ReadLaw",
        /// Ask what stored cases would be under another edition.
        CompareLaw = "CompareLaw",
        /// Bring editions, propose, confirm and withdraw from when they count.
        ManageLaw = "ManageLaw",
        /// Read the agreements that one's organisation takes part in.
        ReadAgreements = "ReadAgreements",
        /// Propose, accept and feed them.
        TakePartInAgreements = "TakePartInAgreements",
        /// Accept agreements for the house; it takes two.
        AcceptForHouse = "AcceptForHouse",
        /// Read the register of authorisations: customs the whole of it, others the entries of their own firms.
        ReadAuthorisations = "ReadAuthorisations",
        /// Propose, confirm and end entries of it.
        ManageAuthorisations = "ManageAuthorisations",
        /// Ask whether goods may go, by reference number or container.
        FollowGoods = "FollowGoods",
        /// Ask other administrations for data, and read what they asked.
        Exchange = "Exchange",
        /// Read the policies.
        ReadPolicies = "ReadPolicies",
        /// Read a case.
        ReadCase = "ReadCase",
        /// Read in full why targeting judged a case so.
        ReadTargeting = "ReadTargeting",
        /// Read what officers noted.
        ReadNotes = "ReadNotes",
        /// Note something.
        WriteNote = "WriteNote",
        /// Answer what is asked, hand in documents.
        AnswerCase = "AnswerCase",
        /// Pay from an account of the own firm.
        PayDebt = "PayDebt",
        /// Record what came in at the bank for a case, and what went back.
        RecordMoney = "RecordMoney",
        /// Take up, query, ask for documents, examine, route anew.
        HandleCase = "HandleCase",
        /// Let the goods go.
        ReleaseCase = "ReleaseCase",
        /// Detain, restore, seize.
        DetainCase = "DetainCase",
        /// Write debt off.
        WriteOff = "WriteOff",
        /// Give work to another.
        HandOver = "HandOver",
        /// Take a position on what the trader asks for.
        ConcludeRequest = "ConcludeRequest",
        /// Give the word of another agency.
        DecideForAgency = "DecideForAgency",
    }
}

impl Permission {
    /// Whether it is about one case.
    pub fn is_about_a_case(self) -> bool {
        self >= Self::ReadCase
    }
}
