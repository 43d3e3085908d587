-- Models that analysts brought, by the hash of their bytes; who brought, promoted and rolled back which stands in `directives`.
CREATE TABLE models (
    administration_id UUID NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    bytes BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (administration_id, hash)
);
-- What a model that only looks on said of the same case: its hash, millionths, hundredths.
ALTER TABLE selections ADD COLUMN shadow_model TEXT;
ALTER TABLE selections ADD COLUMN shadow_probability BIGINT;
ALTER TABLE selections ADD COLUMN shadow_worth BIGINT;
