//! This module decides nothing: it holds the SQL texts about the register of authorisations. Its list is put together in
//! `authorisations`.

use crate::sql::Bulk;
use crate::sql::Kind::{Id, Text};

plain! {
    PROPOSE = "INSERT INTO authorisations (administration_id, id, kind, holder, number, name, firm, conditions, valid_from, valid_to,
            hash, owner, at, search)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (administration_id, number, kind, valid_from) WHERE ended_at IS NULL DO NOTHING";
    CONFIRM = "UPDATE authorisations SET confirmed_by = $3, confirmed_at = $4
        WHERE administration_id = $1 AND id = $2 AND owner <> $3 AND confirmed_at IS NULL AND ended_at IS NULL";
    END = "UPDATE authorisations SET ended_by = $3, ended_at = $4, ended_from = $5, reason = $6
        WHERE administration_id = $1 AND id = $2 AND ended_at IS NULL";
    AUTHORISATION = "SELECT id, kind, holder, number, name, firm, conditions, valid_from, valid_to, hash, owner, at, confirmed_by,
            confirmed_at, ended_by, ended_at, ended_from, reason
        FROM authorisations WHERE administration_id = $1 AND id = $2";
}

bulk! {
    HELD_BY(administration_id: Id, holder: Text, day: Text) =
        "SELECT a.kind, a.holder, a.number FROM k CROSS JOIN authorisations a
         WHERE a.administration_id = k.administration_id AND a.holder = k.holder AND a.confirmed_at IS NOT NULL AND a.valid_from <= k.day
             AND (a.valid_to IS NULL OR a.valid_to >= k.day) AND (a.ended_from IS NULL OR a.ended_from > k.day)";
    NUMBERED(administration_id: Id, number: Text, day: Text) =
        "SELECT a.kind, a.holder, a.number FROM k CROSS JOIN authorisations a
         WHERE a.administration_id = k.administration_id AND a.number = k.number AND a.confirmed_at IS NOT NULL AND a.valid_from <= k.day
             AND (a.valid_to IS NULL OR a.valid_to >= k.day) AND (a.ended_from IS NULL OR a.ended_from > k.day)";
    OF_FIRMS(administration_id: Id, firm: Id) =
        "SELECT a.id, a.kind, a.holder, a.number, a.name, a.firm, a.conditions, a.valid_from, a.valid_to, a.hash, a.owner, a.at,
             a.confirmed_by, a.confirmed_at, a.ended_by, a.ended_at, a.ended_from, a.reason
         FROM k CROSS JOIN authorisations a
         WHERE a.administration_id = k.administration_id AND a.firm = k.firm AND a.confirmed_at IS NOT NULL
         ORDER BY a.at DESC, a.id DESC LIMIT 500";
}
