//! This module decides nothing: it holds the SQL texts about the past that targeting learns from, and about learning again.

use crate::sql::Bulk;
use crate::sql::Kind::{Bytes, Id, Int};

plain! {
    PAST_PAGE = "SELECT case_id, version, received_at, lines, probability, findings, found_at, recovered, recovered_at, noted_at FROM past
        WHERE administration_id = $1 AND (received_at, case_id) > ($2, $3) AND received_at < $4
        ORDER BY received_at, case_id LIMIT $5";
    PAST_NOTED = "SELECT case_id, version, received_at, lines, probability, findings, found_at, recovered, recovered_at, noted_at FROM past
        WHERE administration_id = $1 AND (noted_at, case_id) > ($2, $3) AND noted_at <= $4
        ORDER BY noted_at, case_id LIMIT $5";
    PAST_SIZE = "SELECT count(*), min(received_at) FROM past WHERE administration_id = $1 AND received_at >= $2 AND received_at < $3";
    PAST_NTH = "SELECT received_at FROM past WHERE administration_id = $1 AND received_at < $2
        ORDER BY received_at DESC, case_id DESC LIMIT 1 OFFSET $3";
    PAST_MISSING = "SELECT c.case_id FROM cases c LEFT JOIN past p ON p.administration_id = c.administration_id AND p.case_id = c.case_id
        WHERE c.administration_id = $1 AND c.received_at >= $2 AND c.received_at < $3 AND p.case_id IS NULL
        ORDER BY c.received_at DESC, c.case_id DESC LIMIT $4";
    ASK_RETRAINING = "INSERT INTO retrainings (administration_id, id, owner, at, beat_at, cases) VALUES ($1, $2, $3, $4, 0, 0)
        ON CONFLICT (administration_id) WHERE done_at IS NULL DO NOTHING";
    RETRAININGS = "SELECT id, owner, at, beat_at, done_at, cases, result FROM retrainings WHERE administration_id = $1
        ORDER BY at DESC, id DESC LIMIT $2";
    OPEN_RETRAINING = "SELECT id, owner, at, beat_at, done_at, cases, result FROM retrainings
        WHERE administration_id = $1 AND done_at IS NULL AND beat_at < $2";
    BEAT_RETRAINING = "UPDATE retrainings SET beat_at = $4, cases = $5
        WHERE administration_id = $1 AND id = $2 AND done_at IS NULL AND beat_at = $3";
    CONCLUDE_RETRAINING = "UPDATE retrainings SET done_at = $4, cases = $5, result = $6
        WHERE administration_id = $1 AND id = $2 AND done_at IS NULL AND beat_at = $3";
}

// What targeting saw at first stays, and what was found is not forgotten.
bulk! {
    PUT_PAST(administration_id: Id, case_id: Id, version: Int, received_at: Int, lines: Bytes, probability: Int, findings: Bytes,
        found_at: Int, recovered: Int, recovered_at: Int, noted_at: Int) =
        "INSERT INTO past (administration_id, case_id, version, received_at, lines, probability, findings, found_at, recovered,
             recovered_at, noted_at)
         SELECT administration_id, case_id, version, received_at, lines, probability, findings, found_at, recovered, recovered_at,
             noted_at
         FROM k WHERE true
         ON CONFLICT (administration_id, case_id) DO UPDATE SET version = excluded.version,
             findings = CASE WHEN excluded.found_at IS NULL THEN past.findings ELSE excluded.findings END,
             found_at = COALESCE(excluded.found_at, past.found_at),
             recovered = excluded.recovered, recovered_at = excluded.recovered_at, noted_at = excluded.noted_at
         WHERE past.version < excluded.version";
}
