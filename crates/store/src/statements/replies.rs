//! This module decides nothing: it holds the SQL texts about answers to repeated calls.

plain! {
    FORGET_REPLIES = "DELETE FROM replies WHERE administration_id = $1 AND at < $2";
    BEGIN_REPLY = "INSERT INTO replies (administration_id, caller, key, call_hash, at, case_id) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (administration_id, caller, key) DO NOTHING";
    REPLY = "SELECT call_hash, status, content_type, body, etag FROM replies WHERE administration_id = $1 AND caller = $2 AND key = $3";
    END_REPLY = "UPDATE replies SET status = $4, content_type = $5, body = $6, etag = $7 WHERE administration_id = $1 AND caller = $2 AND key = $3";
    DROP_REPLY = "DELETE FROM replies WHERE administration_id = $1 AND caller = $2 AND key = $3";
}
