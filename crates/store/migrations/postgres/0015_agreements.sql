-- The newest checkpoint that a consortium agreed on, and the proof that it did: every leaf before it can be proven under it.
CREATE TABLE log_agreements (
    administration_id UUID NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL CHECK (size > 0),
    checkpoint TEXT NOT NULL,
    agreement TEXT NOT NULL,
    at BIGINT NOT NULL
);
