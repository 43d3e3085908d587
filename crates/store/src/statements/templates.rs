//! This module decides nothing: it holds the SQL texts about templates of declarations.

plain! {
    TEMPLATES = "SELECT id, name, body, changed_by, changed_at FROM declaration_templates
        WHERE administration_id = $1 AND owner = $2 ORDER BY changed_at DESC, id";
    COUNT_OTHER_TEMPLATES = "SELECT count(*) FROM declaration_templates WHERE administration_id = $1 AND owner = $2 AND id <> $3";
    PUT_TEMPLATE = "INSERT INTO declaration_templates (administration_id, owner, id, name, body, changed_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (administration_id, owner, id) DO UPDATE SET name = excluded.name, body = excluded.body,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at";
    DROP_TEMPLATE = "DELETE FROM declaration_templates WHERE administration_id = $1 AND owner = $2 AND id = $3";
}
