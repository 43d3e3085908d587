//! This module decides nothing: it holds the SQL texts of the keys of cases, and of forgetting one.

plain! {
    CASE_KEY = "SELECT wrapped, erased_at, reason FROM case_keys WHERE administration_id = $1 AND case_id = $2";
    ANY_KEY = "SELECT administration_id FROM case_keys WHERE wrapped IS NOT NULL LIMIT 1";
    ERASURES = "SELECT v.case_id, v.erased_at, v.reason, c.mrn FROM case_keys v
        LEFT JOIN cases c ON c.administration_id = v.administration_id AND c.case_id = v.case_id
        WHERE v.administration_id = $1 AND v.erased_at IS NOT NULL ORDER BY v.erased_at DESC, v.case_id LIMIT $2";
    ERASE_KEY = "INSERT INTO case_keys (administration_id, case_id, wrapped, erased_at, reason) VALUES ($1, $2, NULL, $3, $4)
        ON CONFLICT (administration_id, case_id) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at, reason = excluded.reason
        WHERE case_keys.erased_at IS NULL";
    ERASE_CASE = "UPDATE cases SET version = $4, updated_at = $5, lrn = '', ducr = NULL, goods_codes = '', declarant = '', search = ''
        WHERE administration_id = $1 AND case_id = $2 AND version = $3";
    ERASE_EVENTS = "UPDATE events SET bytes = $3, salt = $4 WHERE administration_id = $1 AND case_id = $2";
    ERASE_MESSAGES = "UPDATE outbox SET bytes = $3 WHERE administration_id = $1 AND case_id = $2";
    ERASE_ORIGINALS = "DELETE FROM originals WHERE administration_id = $1 AND case_id = $2";
    ERASE_DECISIONS = "DELETE FROM decisions WHERE administration_id = $1 AND case_id = $2";
    ERASE_REPLIES = "DELETE FROM replies WHERE administration_id = $1 AND case_id = $2";
    ERASE_DOCUMENTS = "DELETE FROM documents WHERE administration_id = $1 AND case_id = $2";
    ERASE_NOTES = "DELETE FROM notes WHERE administration_id = $1 AND case_id = $2";
    ERASE_PROPOSALS = "DELETE FROM proposals WHERE administration_id = $1 AND case_id = $2";
    ERASE_TERMS = "DELETE FROM search_terms WHERE administration_id = $1 AND case_id = $2";
    ERASE_TIES = "DELETE FROM ties WHERE administration_id = $1 AND case_id = $2";
    ERASE_PAST = "DELETE FROM past WHERE administration_id = $1 AND case_id = $2";
    ERASE_DESK = "UPDATE desks SET procedures = '', goods = '', parties = '' WHERE administration_id = $1 AND case_id = $2";
    ERASE_SELECTION = "UPDATE selections SET trader = '' WHERE administration_id = $1 AND case_id = $2";
    ERASE_PROFILE_HITS = "UPDATE profile_hits SET declarant = '' WHERE administration_id = $1 AND case_id = $2";
    ERASE_UNIQUES = "DELETE FROM uniques WHERE administration_id = $1 AND case_id = $2";
    ERASE_ANSWERS = "DELETE FROM idempotency WHERE administration_id = $1 AND case_id = $2";
}
