//! This module decides nothing: it holds the SQL texts about drafts of editions.

plain! {
    PUT_DRAFT = "INSERT INTO edition_drafts (administration_id, id, edition, name, version, body, owner, at, changed_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8)";
    DRAFTS = "SELECT id, edition, name, version, owner, at, changed_by, changed_at FROM edition_drafts
        WHERE administration_id = $1 ORDER BY changed_at DESC, id DESC LIMIT $2";
    DRAFT = "SELECT id, edition, name, version, owner, at, changed_by, changed_at, body FROM edition_drafts
        WHERE administration_id = $1 AND id = $2";
    COUNT_DRAFTS = "SELECT count(*) FROM edition_drafts WHERE administration_id = $1";
    CHANGE_DRAFT = "UPDATE edition_drafts SET version = version + 1, body = $4, changed_by = $5, changed_at = $6
        WHERE administration_id = $1 AND id = $2 AND version = $3";
    DROP_DRAFT = "DELETE FROM edition_drafts WHERE administration_id = $1 AND id = $2 AND version = $3";
}
