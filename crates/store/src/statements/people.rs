//! This module decides nothing: it holds the SQL texts about people, their credentials, sessions and mandates, and
//! about the audit of what they did.

plain! {
    ORGANISATIONS = "SELECT id, owner, kind, name_en, name_zh, created_at, number, founded FROM organisations
        WHERE administration_id = $1 ORDER BY id";
    INSERT_ORGANISATION = "INSERT INTO organisations (administration_id, id, owner, kind, name_en, name_zh, created_at, number, founded)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PUT_FIRM = "UPDATE organisations SET number = $3, founded = $4 WHERE administration_id = $1 AND id = $2 AND kind = 'firm'";
    COMPETENCES = "SELECT id, owner, procedure_code, goods, place, subject FROM competences WHERE administration_id = $1 ORDER BY id";
    INSERT_COMPETENCE = "INSERT INTO competences (administration_id, id, owner, procedure_code, goods, place, subject) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    DELETE_COMPETENCE = "DELETE FROM competences WHERE administration_id = $1 AND id = $2";
    USERS = "SELECT id, owner, login, name, language, created_at, disabled_at, failures, failed_at FROM users
        WHERE administration_id = $1 ORDER BY login";
    USER_BY_ID = "SELECT id, owner, login, name, language, created_at, disabled_at, failures, failed_at FROM users
        WHERE administration_id = $1 AND id = $2";
    USER_BY_LOGIN = "SELECT id, owner, login, name, language, created_at, disabled_at, failures, failed_at FROM users
        WHERE administration_id = $1 AND login = $2";
    INSERT_USER = "INSERT INTO users (administration_id, id, owner, login, name, language, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    DISABLE_USER = "UPDATE users SET disabled_at = $3 WHERE administration_id = $1 AND id = $2 AND disabled_at IS NULL";
    FAIL_USER = "UPDATE users SET failures = failures + 1, failed_at = $3 WHERE administration_id = $1 AND id = $2";
    PASS_USER = "UPDATE users SET failures = 0, failed_at = NULL WHERE administration_id = $1 AND id = $2";
    ROLES = "SELECT owner, role FROM user_roles WHERE administration_id = $1 ORDER BY owner, role";
    ROLES_OF_USER = "SELECT role FROM user_roles WHERE administration_id = $1 AND owner = $2 ORDER BY role";
    INSERT_ROLE = "INSERT INTO user_roles (administration_id, owner, role, given_by, given_at) VALUES ($1, $2, $3, $4, $5)";
    DELETE_ROLES = "DELETE FROM user_roles WHERE administration_id = $1 AND owner = $2";
    CREDENTIALS = "SELECT id, owner, kind, secret, label, counter, created_at, confirmed_at FROM credentials
        WHERE administration_id = $1 AND owner = $2 ORDER BY created_at, id";
    CREDENTIAL_BY_SECRET = "SELECT id, owner, kind, secret, label, counter, created_at, confirmed_at FROM credentials
        WHERE administration_id = $1 AND kind = $2 AND secret = $3";
    INSERT_CREDENTIAL = "INSERT INTO credentials (administration_id, id, owner, kind, secret, label, counter, created_at, confirmed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CONFIRM_CREDENTIAL = "UPDATE credentials SET confirmed_at = $3 WHERE administration_id = $1 AND id = $2 AND confirmed_at IS NULL";
    COUNT_CREDENTIAL = "UPDATE credentials SET counter = $3 WHERE administration_id = $1 AND id = $2 AND (counter IS NULL OR counter < $3)";
    DELETE_CREDENTIAL = "DELETE FROM credentials WHERE administration_id = $1 AND id = $2 AND owner = $3";
    DELETE_CREDENTIALS = "DELETE FROM credentials WHERE administration_id = $1 AND owner = $2 AND kind = $3";
    SESSION_BY_TOKEN = "SELECT s.administration_id, s.id, s.owner, s.csrf_hash, s.factors, s.agent, s.created_at, s.seen_at, s.expires_at, s.ended_at
        FROM sessions s JOIN users u ON u.administration_id = s.administration_id AND u.id = s.owner
        WHERE s.token_hash = $1 AND s.ended_at IS NULL AND u.disabled_at IS NULL";
    SESSIONS_OF_USER = "SELECT administration_id, id, owner, csrf_hash, factors, agent, created_at, seen_at, expires_at, ended_at
        FROM sessions WHERE administration_id = $1 AND owner = $2 AND ended_at IS NULL AND expires_at > $3 ORDER BY created_at DESC LIMIT 100";
    INSERT_SESSION = "INSERT INTO sessions (administration_id, id, owner, token_hash, csrf_hash, factors, agent, created_at, seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SEE_SESSION = "UPDATE sessions SET seen_at = $3, expires_at = $4 WHERE administration_id = $1 AND id = $2 AND ended_at IS NULL";
    END_SESSION = "UPDATE sessions SET ended_at = $4 WHERE administration_id = $1 AND id = $2 AND owner = $3 AND ended_at IS NULL";
    END_SESSIONS = "UPDATE sessions SET ended_at = $3 WHERE administration_id = $1 AND owner = $2 AND ended_at IS NULL";
    RELATIONS = "SELECT firm, reason FROM relations WHERE administration_id = $1 AND owner = $2 ORDER BY firm";
    INSERT_RELATION = "INSERT INTO relations (administration_id, owner, firm, reason, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (administration_id, owner, firm) DO UPDATE SET reason = excluded.reason";
    DELETE_RELATION = "DELETE FROM relations WHERE administration_id = $1 AND owner = $2 AND firm = $3";
    MANDATES_ALL = "SELECT id, owner, broker, valid_from, valid_to, given_by, created_at, revoked_at FROM mandates
        WHERE administration_id = $1 ORDER BY id";
    MANDATES_OF = "SELECT id, owner, broker, valid_from, valid_to, given_by, created_at, revoked_at FROM mandates
        WHERE administration_id = $1 AND (owner = $2 OR broker = $2) ORDER BY id";
    INSERT_MANDATE = "INSERT INTO mandates (administration_id, id, owner, broker, valid_from, valid_to, given_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REVOKE_MANDATE = "UPDATE mandates SET revoked_at = $4 WHERE administration_id = $1 AND id = $2 AND ($5 = 1 OR owner = $3)
        AND revoked_at IS NULL";
    CLIENTS_OF = "SELECT administration_id, id, name, role, created_at, disabled_at, owner, made_by, expires_at FROM clients
        WHERE administration_id = $1 AND ($2 = 1 OR owner = $3) ORDER BY id";
    CLIENT_BY_ACCESS_TOKEN = "SELECT c.administration_id, c.id, c.name, c.role, c.created_at, c.disabled_at, c.owner, c.made_by, t.expires_at
        FROM access_tokens t JOIN clients c ON c.administration_id = t.administration_id AND c.id = t.owner
        WHERE t.token_hash = $1 AND t.expires_at > $2 AND c.disabled_at IS NULL";
    INSERT_ACCESS_TOKEN = "INSERT INTO access_tokens (administration_id, token_hash, owner, expires_at) VALUES ($1, $2, $3, $4)";
    DROP_ACCESS_TOKENS = "DELETE FROM access_tokens WHERE administration_id = $1 AND expires_at <= $2";
    INSERT_CHALLENGE = "INSERT INTO challenges (administration_id, hash, owner, purpose, expires_at) VALUES ($1, $2, $3, $4, $5)";
    DROP_CHALLENGES = "DELETE FROM challenges WHERE administration_id = $1 AND expires_at <= $2";
    SPEND_CHALLENGE = "DELETE FROM challenges WHERE administration_id = $1 AND hash = $2 AND owner = $3 AND purpose = $4 AND expires_at > $5";
    PAIRINGS = "SELECT owner, detail, count(*) FROM audit WHERE administration_id = $1 AND kind = 'case.released' AND at >= $2
        GROUP BY owner, detail ORDER BY count(*) DESC LIMIT $3";
    CLIENT_BY_ID_AND_TOKEN = "SELECT administration_id, id, name, role, created_at, disabled_at, owner, made_by, expires_at FROM clients
        WHERE administration_id = $1 AND id = $2 AND token_hash = $3 AND disabled_at IS NULL";
    DISABLE_CLIENT_OF = "UPDATE clients SET disabled_at = $5 WHERE administration_id = $1 AND id = $4 AND ($2 = 1 OR owner = $3)
        AND disabled_at IS NULL";
    INSERT_AUDIT = "INSERT INTO audit (administration_id, id, owner, at, kind, outcome, subject, detail, is_control)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    AUDIT = "SELECT id, owner, at, kind, outcome, subject, detail, is_control FROM audit
        WHERE administration_id = $1 AND ($2 = 0 OR is_control = 1) AND ($3 = '' OR kind = $3) AND (at, id) < ($4, $5)
            AND ($7 = '' OR subject = $7) AND at >= $8 AND at < $9 AND owner = COALESCE($10, owner)
        ORDER BY at DESC, id DESC LIMIT $6";
    AUDIT_OF = "SELECT id, owner, at, kind, outcome, subject, detail, is_control FROM audit
        WHERE administration_id = $1 AND owner = $2 AND kind = $3 ORDER BY at DESC, id DESC LIMIT $4";
}
