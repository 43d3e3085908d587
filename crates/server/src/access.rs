//! This module decides what each route needs: one row a route. A route without a row is closed, and a test walks them
//! all with every role.

use permissions::Permission::{self, *};

/// What a caller needs for a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: it shows nothing of anybody.
    Nothing,
    /// A permission of the house.
    House(Permission),
    /// A permission on the case of the path. Who may not see the case learns nothing of it.
    Case(Permission),
}

use Need::{Case, House, Nothing};

/// Every route of the API.
pub const ROUTES: &[(&str, &str, Need)] = &[
    ("GET", "/health", Nothing),
    ("GET", "/openapi.json", Nothing),
    ("GET", "/evidence/checkpoint", Nothing),
    ("GET", "/evidence/tile/{*path}", Nothing),
    ("GET", "/evidence/policy", Nothing),
    ("GET", "/evidence/keys", Nothing),
    ("GET", "/evidence/receipts/{mrn}/{record}", Nothing),
    ("POST", "/api/sign-in", Nothing),
    ("POST", "/oauth/token", Nothing),
    ("POST", "/api/sign-out", House(ManageOwnAccount)),
    ("GET", "/api/account", House(ManageOwnAccount)),
    ("POST", "/api/account/password", House(ManageOwnAccount)),
    ("POST", "/api/account/one-time", House(ManageOwnAccount)),
    ("PUT", "/api/account/one-time", House(ManageOwnAccount)),
    ("DELETE", "/api/account/one-time", House(ManageOwnAccount)),
    ("GET", "/api/account/sessions", House(ManageOwnAccount)),
    ("DELETE", "/api/account/sessions/{session}", House(ManageOwnAccount)),
    ("POST", "/api/declarations", House(Declare)),
    ("GET", "/api/cases", House(ListCases)),
    ("GET", "/api/counts", House(ListCases)),
    ("GET", "/api/live", House(ListCases)),
    ("GET", "/api/search", House(SearchCases)),
    ("GET", "/api/messages", House(ReadMessages)),
    ("GET", "/api/cursors/{subscriber}", House(ReadMessages)),
    ("PUT", "/api/cursors/{subscriber}", House(ReadMessages)),
    ("GET", "/api/cases/{case}", Case(ReadCase)),
    ("GET", "/api/cases/{case}/original", Case(ReadCase)),
    ("GET", "/api/cases/{case}/declaration", Case(ReadCase)),
    ("GET", "/api/cases/{case}/record", Case(ReadCase)),
    ("GET", "/api/cases/{case}/receipt", Case(ReadCase)),
    ("GET", "/api/cases/{case}/notice", Case(ReadCase)),
    ("GET", "/api/cases/{case}/documents", Case(ReadCase)),
    ("GET", "/api/cases/{case}/documents/{document}", Case(ReadCase)),
    ("POST", "/api/cases/{case}/documents", Case(AnswerCase)),
    ("POST", "/api/cases/{case}/photos", Case(HandleCase)),
    ("POST", "/api/cases/{case}/answer", Case(AnswerCase)),
    ("GET", "/api/payments", House(ReadPayments)),
    ("POST", "/api/payment-accounts", House(KeepAccounts)),
    ("POST", "/api/payment-accounts/{account}/deposits", House(KeepAccounts)),
    ("GET", "/api/cases/{case}/payments", Case(ReadCase)),
    ("POST", "/api/cases/{case}/payments", Case(RecordMoney)),
    ("POST", "/api/cases/{case}/pay", Case(PayDebt)),
    ("POST", "/api/declarations/try", House(Declare)),
    ("POST", "/api/cases/{case}/amendment/try", Case(AnswerCase)),
    ("GET", "/api/codes/{list}", House(ManageOwnAccount)),
    ("GET", "/api/queue", House(WorkQueue)),
    ("POST", "/api/queue/next", House(WorkQueue)),
    ("GET", "/api/workload", House(WorkQueue)),
    ("GET", "/api/cockpit", House(ReadCockpit)),
    ("GET", "/api/risk", House(ReadRisk)),
    ("GET", "/api/risk/cases", House(ReadRisk)),
    ("POST", "/api/bulk/preview", House(WorkQueue)),
    ("POST", "/api/bulk", House(WorkQueue)),
    ("GET", "/api/cases/{case}/dossier", Case(ReadNotes)),
    ("GET", "/api/cases/{case}/notes", Case(ReadNotes)),
    ("POST", "/api/cases/{case}/notes", Case(WriteNote)),
    ("PUT", "/api/cases/{case}/request", Case(ConcludeRequest)),
    ("POST", "/api/cases/{case}/claim", Case(HandleCase)),
    ("POST", "/api/cases/{case}/query", Case(HandleCase)),
    ("POST", "/api/cases/{case}/close-query", Case(HandleCase)),
    ("POST", "/api/cases/{case}/request-documents", Case(HandleCase)),
    ("POST", "/api/cases/{case}/accept-documents", Case(HandleCase)),
    ("POST", "/api/cases/{case}/order-examination", Case(HandleCase)),
    ("POST", "/api/cases/{case}/examination-result", Case(HandleCase)),
    ("POST", "/api/cases/{case}/reroute", Case(HandleCase)),
    ("POST", "/api/cases/{case}/hold-for-agency", Case(HandleCase)),
    ("POST", "/api/cases/{case}/agency-agreement", Case(DecideForAgency)),
    ("POST", "/api/cases/{case}/release", Case(ReleaseCase)),
    ("POST", "/api/cases/{case}/detain", Case(DetainCase)),
    ("POST", "/api/cases/{case}/restore", Case(DetainCase)),
    ("POST", "/api/cases/{case}/seize", Case(DetainCase)),
    ("POST", "/api/cases/{case}/write-off", Case(WriteOff)),
    ("POST", "/api/cases/{case}/hand-over", Case(HandOver)),
    ("GET", "/api/users", House(ManageOfficers)),
    ("POST", "/api/users", House(ManageOfficers)),
    ("DELETE", "/api/users/{user}", House(ManageOfficers)),
    ("PUT", "/api/users/{user}/roles", House(ManageOfficers)),
    ("POST", "/api/users/{user}/reset", House(ManageOfficers)),
    ("GET", "/api/users/{user}/relations", House(ManageOfficers)),
    ("POST", "/api/users/{user}/relations", House(ManageOfficers)),
    ("DELETE", "/api/users/{user}/relations/{firm}", House(ManageOfficers)),
    ("GET", "/api/organisations", House(ManageOwnAccount)),
    ("POST", "/api/organisations", House(ManageOrganisation)),
    ("POST", "/api/organisations/{organisation}/competences", House(ManageOrganisation)),
    ("DELETE", "/api/competences/{competence}", House(ManageOrganisation)),
    ("GET", "/api/mandates", House(ManageMandates)),
    ("POST", "/api/mandates", House(ManageMandates)),
    ("DELETE", "/api/mandates/{mandate}", House(ManageMandates)),
    ("GET", "/api/keys", House(ManageKeys)),
    ("POST", "/api/keys", House(ManageKeys)),
    ("DELETE", "/api/keys/{key}", House(ManageKeys)),
    ("GET", "/api/audit", House(ReadAudit)),
    ("GET", "/api/audit/pairings", House(ReadAudit)),
    ("GET", "/api/policies", House(ReadPolicies)),
];

/// What a route needs; none for a route that is not in the table. What answers to GET answers to HEAD.
pub fn need(method: &str, path: &str) -> Option<Need> {
    let method = if method == "HEAD" { "GET" } else { method };
    ROUTES.iter().find(|(known, route, _)| *known == method && *route == path).map(|(_, _, need)| *need)
}
