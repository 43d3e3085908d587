-- Lists (one hash of all in use) that open cases were held against, or are to be. Who works on it says so in `beat_at`.
CREATE TABLE rescreens (
    administration_id UUID NOT NULL,
    lists BYTEA NOT NULL CHECK (length(lists) = 32),
    at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL,
    done_at BIGINT,
    cases BIGINT NOT NULL,
    held BIGINT NOT NULL,
    PRIMARY KEY (administration_id, lists)
);
