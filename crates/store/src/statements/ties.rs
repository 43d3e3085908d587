//! This module decides nothing: it holds the SQL texts about who and what cases tie together.

use crate::sql::Bulk;
use crate::sql::Kind::{Id, Int, Text};

plain! {
    TIED_CASES = "SELECT t.case_id, t.owner, t.received_at, c.mrn, c.lrn, c.lane, s.result
        FROM ties t
        JOIN cases c ON c.administration_id = t.administration_id AND c.case_id = t.case_id
        LEFT JOIN selections s ON s.administration_id = t.administration_id AND s.case_id = t.case_id
        WHERE t.administration_id = $1 AND t.kind = $2 AND t.value = $3 AND t.received_at >= $4
        ORDER BY t.received_at DESC, t.case_id DESC LIMIT $5";
    TIED_TOGETHER = "SELECT s.case_id, s.owner, s.result, t.kind, t.value
        FROM (SELECT administration_id, case_id, owner, result FROM selections
            WHERE administration_id = $1 AND received_at >= $2 ORDER BY received_at DESC, case_id DESC LIMIT $3) s
        JOIN ties t ON t.administration_id = s.administration_id AND t.case_id = s.case_id
        WHERE t.kind IN ('importer', 'address', 'account', 'conveyance', 'container', 'seller', 'exporter', 'consignor')";
}

bulk! {
    PUT_TIES(administration_id: Id, kind: Text, value: Text, received_at: Int, case_id: Id, owner: Id) =
        "INSERT INTO ties (administration_id, kind, value, received_at, case_id, owner)
         SELECT administration_id, kind, value, received_at, case_id, owner FROM k WHERE true
         ON CONFLICT (administration_id, kind, value, received_at, case_id) DO NOTHING";
    TIES_OF(administration_id: Id, case_id: Id) =
        "SELECT t.case_id, t.kind, t.value FROM k CROSS JOIN ties t
         WHERE t.administration_id = k.administration_id AND t.case_id = k.case_id ORDER BY t.kind, t.value";
}
