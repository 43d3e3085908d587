-- Models that analysts brought, by the hash of their bytes; who brought, promoted and rolled back which stands in `directives`.
CREATE TABLE models (
    administration_id BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, hash)
) STRICT, WITHOUT ROWID;
-- What a model that only looks on said of the same case: its hash, millionths, hundredths.
ALTER TABLE selections ADD COLUMN shadow_model TEXT;
ALTER TABLE selections ADD COLUMN shadow_probability INTEGER;
ALTER TABLE selections ADD COLUMN shadow_worth INTEGER;
