-- The register of authorisations: who may do what that not everybody may. `ended_from` is the first day on which it is no
-- longer in force.
CREATE TABLE authorisations (
    administration_id BLOB NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    holder TEXT NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    firm BLOB,
    conditions TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    owner BLOB NOT NULL,
    at INTEGER NOT NULL,
    confirmed_by BLOB CHECK (confirmed_by <> owner),
    confirmed_at INTEGER,
    ended_by BLOB,
    ended_at INTEGER,
    ended_from TEXT,
    reason TEXT,
    search TEXT NOT NULL,
    PRIMARY KEY (administration_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX authorisations_number ON authorisations (administration_id, number, kind, valid_from) WHERE ended_at IS NULL;
CREATE INDEX authorisations_numbered ON authorisations (administration_id, number);
CREATE INDEX authorisations_holder ON authorisations (administration_id, holder);
CREATE INDEX authorisations_firm ON authorisations (administration_id, firm) WHERE firm IS NOT NULL;
CREATE INDEX authorisations_at ON authorisations (administration_id, at, id);
