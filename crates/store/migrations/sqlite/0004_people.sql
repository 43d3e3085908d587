-- Who works here and what they may handle; what lies on which desk; what was noted, handed in and looked at.
-- Every row has its administration and its owner: the organisation, person or firm it belongs to.
-- An organisation is a region, an office, a section, an agency or a trader's firm; its owner is what it is part of.
CREATE TABLE organisations (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('administration', 'region', 'office', 'section', 'agency', 'firm')),
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;

-- What an organisation handles: prefixes of procedure, goods code and place; an empty prefix is any.
CREATE TABLE competences (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    procedure_code TEXT NOT NULL,
    goods TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX competences_owner ON competences (administration_id, owner);

CREATE TABLE users (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    failed_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX users_login ON users (administration_id, login);

CREATE TABLE user_roles (
    administration_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    role TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, owner, role)
) STRICT, WITHOUT ROWID;

-- `secret` is a hash wherever a hash will do; `counter` is the last step of a one-time code, or the sign count of a
-- passkey, so that neither can be used twice.
CREATE TABLE credentials (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('password', 'one_time', 'recovery', 'passkey', 'directory')),
    secret TEXT NOT NULL,
    label TEXT NOT NULL,
    counter INTEGER,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX credentials_owner ON credentials (administration_id, owner, kind);
CREATE INDEX credentials_secret ON credentials (administration_id, kind, secret);

CREATE TABLE sessions (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    csrf_hash BLOB NOT NULL CHECK (length(csrf_hash) = 32),
    factors TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_owner ON sessions (administration_id, owner, created_at);

-- A firm that somebody must have nothing to do with: own, of kin, of a former employer.
CREATE TABLE relations (
    administration_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    firm BLOB NOT NULL,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, owner, firm)
) STRICT, WITHOUT ROWID;

-- A trader (`owner`) lets a broker act for it.
CREATE TABLE mandates (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    broker BLOB NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    given_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mandates_owner ON mandates (administration_id, owner);
CREATE INDEX mandates_broker ON mandates (administration_id, broker);

-- A key of a machine belongs to a firm; an old one to itself.
ALTER TABLE clients ADD COLUMN owner BLOB;
ALTER TABLE clients ADD COLUMN made_by TEXT;
ALTER TABLE clients ADD COLUMN expires_at INTEGER;

-- What a machine gets for its key (OAuth 2.0 client credentials), for an hour.
CREATE TABLE access_tokens (
    administration_id BLOB NOT NULL,
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    owner BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (token_hash)
) STRICT, WITHOUT ROWID;

-- What of a case decides whose desk it is for, taken from its declaration after the commit and not in it: a
-- declaration that clears by itself must not wait for this.
CREATE TABLE desks (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    version INTEGER NOT NULL,
    waits_for TEXT,
    stage TEXT NOT NULL,
    stage_since INTEGER NOT NULL,
    procedures TEXT NOT NULL,
    goods TEXT NOT NULL,
    place TEXT NOT NULL,
    parties TEXT NOT NULL,
    lane TEXT,
    received_at INTEGER NOT NULL,
    due_at INTEGER,
    PRIMARY KEY (administration_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desks_waiting ON desks (administration_id, waits_for, received_at, case_id) WHERE waits_for IS NOT NULL;

-- Who has taken a case up (`owner`), given by whom.
CREATE TABLE assignments (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    given_by BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_owner ON assignments (administration_id, owner);

-- The first of two pairs of eyes: what somebody proposed, for the version of the case that was seen.
CREATE TABLE proposals (
    administration_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    act TEXT NOT NULL,
    owner BLOB NOT NULL,
    version INTEGER NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, case_id, act)
) STRICT, WITHOUT ROWID;

-- What officers tell each other; the trader never sees it.
CREATE TABLE notes (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_case ON notes (administration_id, case_id, at);

-- Supporting documents as they were handed in.
CREATE TABLE documents (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    handed_in_by TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, id)
) STRICT;
CREATE INDEX documents_case ON documents (administration_id, case_id, at);

-- Words of cases, Chinese as pairs of characters: neither engine splits Chinese.
CREATE TABLE search_terms (
    administration_id BLOB NOT NULL,
    term TEXT NOT NULL,
    case_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    PRIMARY KEY (administration_id, term, case_id)
) STRICT, WITHOUT ROWID;

-- Sign-ins, refusals, and what internal control looks at. Rows are added, never changed.
CREATE TABLE audit (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    is_control INTEGER NOT NULL,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_newest ON audit (administration_id, at, id);
CREATE INDEX audit_owner ON audit (administration_id, owner, at, id);
