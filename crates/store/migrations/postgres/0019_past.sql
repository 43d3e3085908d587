-- The past that targeting learns from, a row a case: a projection of declarations, decision records and events, which can be
-- made again. `lines`: what targeting saw of its items, as it was first decided; empty for what is never scored (exports, what
-- was refused). `probability`, millionths: with what probability its goods were to be examined. `findings`: what was found by
-- item, empty where nobody looked; `found_at`, when. `recovered`, hundredths: the revenue that the corrected assessment brought,
-- since `recovered_at`.
CREATE TABLE past (
    administration_id UUID NOT NULL,
    case_id UUID NOT NULL,
    version BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    lines BYTEA NOT NULL,
    probability BIGINT NOT NULL CHECK (probability BETWEEN 0 AND 1000000),
    findings BYTEA NOT NULL,
    found_at BIGINT,
    recovered BIGINT NOT NULL,
    recovered_at BIGINT
);
CREATE UNIQUE INDEX past_case ON past (administration_id, case_id);
CREATE INDEX past_order ON past (administration_id, received_at, case_id);
-- Models learned again from the past. Only one is open at a time; who works on it says so in `beat_at`. `owner` is nil where the
-- house began it itself; `result` is JSON.
CREATE TABLE retrainings (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    owner UUID NOT NULL,
    at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL,
    done_at BIGINT,
    cases BIGINT NOT NULL,
    result BYTEA,
    PRIMARY KEY (administration_id, id)
);
CREATE UNIQUE INDEX retrainings_open ON retrainings (administration_id) WHERE done_at IS NULL;
