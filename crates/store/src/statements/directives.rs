//! This module decides nothing: it holds the SQL texts about what analysts laid down, about trials of profiles, and about
//! lists that open cases were held against.

use crate::sql::Bulk;
use crate::sql::Kind::{Bytes, Id, Int, Text};

plain! {
    PROPOSE = "INSERT INTO directives (administration_id, id, kind, subject, number, hash, body, owner, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (administration_id, kind, subject, number) DO NOTHING";
    CONFIRM = "UPDATE directives SET confirmed_by = $3, confirmed_at = $4
        WHERE administration_id = $1 AND id = $2 AND owner <> $3 AND confirmed_at IS NULL AND withdrawn_at IS NULL";
    WITHDRAW = "UPDATE directives SET withdrawn_by = $3, withdrawn_at = $4
        WHERE administration_id = $1 AND id = $2 AND withdrawn_at IS NULL";
    DIRECTIVE = "SELECT id, kind, subject, number, hash, body, owner, at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at
        FROM directives WHERE administration_id = $1 AND id = $2";
    DIRECTIVES = "SELECT id, kind, subject, number, hash, body, owner, at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at
        FROM directives WHERE administration_id = $1 AND kind = $2 ORDER BY at DESC, id DESC LIMIT $3";
    STANDING = "SELECT id, kind, subject, number, hash, body, owner, at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at
        FROM directives WHERE administration_id = $1 AND kind = $2 AND confirmed_at IS NOT NULL AND withdrawn_at IS NULL
        ORDER BY subject, number LIMIT $3";
    DIRECTIVE_VERSION = "SELECT id, kind, subject, number, hash, body, owner, at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at
        FROM directives WHERE administration_id = $1 AND subject = $2 AND hash = $3 ORDER BY number DESC LIMIT 1";
    LAST_NUMBER = "SELECT max(number) FROM directives WHERE administration_id = $1 AND kind = $2 AND subject = $3";
    RESCREEN = "SELECT lists, at, beat_at, done_at, cases, held FROM rescreens WHERE administration_id = $1 AND lists = $2";
    PUT_RESCREEN = "INSERT INTO rescreens (administration_id, lists, at, beat_at, cases, held) VALUES ($1, $2, $3, 0, 0, 0)
        ON CONFLICT (administration_id, lists) DO NOTHING";
    BEAT_RESCREEN = "UPDATE rescreens SET beat_at = $4, cases = $5
        WHERE administration_id = $1 AND lists = $2 AND done_at IS NULL AND beat_at = $3";
    CONCLUDE_RESCREEN = "UPDATE rescreens SET done_at = $3, cases = $4, held = $5
        WHERE administration_id = $1 AND lists = $2 AND done_at IS NULL";
    PUT_MODEL = "INSERT INTO models (administration_id, hash, bytes, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (administration_id, hash) DO NOTHING";
    MODEL = "SELECT bytes FROM models WHERE administration_id = $1 AND hash = $2";
    PUT_TRIAL = "INSERT INTO profile_trials (administration_id, id, body, first_day, last_day, owner, at, beat_at, cases)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0)";
    TRIAL = "SELECT id, body, first_day, last_day, owner, at, beat_at, done_at, cases, result FROM profile_trials
        WHERE administration_id = $1 AND id = $2";
    OPEN_TRIAL = "SELECT id, body, first_day, last_day, owner, at, beat_at, done_at, cases, result FROM profile_trials
        WHERE administration_id = $1 AND done_at IS NULL AND beat_at < $2 ORDER BY at LIMIT 1";
    TRIAL_OF = "SELECT id, done_at FROM profile_trials WHERE administration_id = $1 AND body = $2
        ORDER BY CASE WHEN done_at IS NULL THEN 1 ELSE 0 END, at DESC LIMIT 1";
    LAST_TRIAL_OF = "SELECT id, body, first_day, last_day, owner, at, beat_at, done_at, cases, result FROM profile_trials
        WHERE administration_id = $1 AND body = $2 ORDER BY at DESC, id DESC LIMIT 1";
    COUNT_OPEN_TRIALS = "SELECT count(*) FROM profile_trials WHERE administration_id = $1 AND done_at IS NULL";
    BEAT_TRIAL = "UPDATE profile_trials SET beat_at = $4, cases = $5
        WHERE administration_id = $1 AND id = $2 AND done_at IS NULL AND beat_at = $3";
    CONCLUDE_TRIAL = "UPDATE profile_trials SET done_at = $3, cases = $4, result = $5
        WHERE administration_id = $1 AND id = $2 AND done_at IS NULL";
}

bulk! {
    PUT_PROFILE_HITS(administration_id: Id, case_id: Id, profile: Id, hash: Bytes, owner: Id, version: Int, received_at: Int,
        declarant: Text, lane: Text, result: Text) =
        "INSERT INTO profile_hits (administration_id, case_id, profile, hash, owner, version, received_at, declarant, lane, result)
         SELECT administration_id, case_id, profile, hash, owner, version, received_at, declarant, lane, result FROM k WHERE true
         ON CONFLICT (administration_id, case_id, profile) DO UPDATE SET hash = excluded.hash, version = excluded.version,
             declarant = excluded.declarant, lane = excluded.lane, result = COALESCE(excluded.result, profile_hits.result)
         WHERE profile_hits.version < excluded.version";
}
