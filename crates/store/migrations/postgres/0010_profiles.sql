-- What analysts laid down, proposed by one and confirmed by another: profiles, entries of own watch lists, names that are not
-- the same as a listed one, models. `subject` is the thing, `number` its version, `body` its JSON, `hash` that of the body.
CREATE TABLE directives (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    subject UUID NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    body BYTEA NOT NULL,
    owner UUID NOT NULL,
    at BIGINT NOT NULL,
    confirmed_by UUID CHECK (confirmed_by <> owner),
    confirmed_at BIGINT,
    withdrawn_by UUID,
    withdrawn_at BIGINT,
    PRIMARY KEY (administration_id, id),
    UNIQUE (administration_id, kind, subject, number)
);
CREATE INDEX directives_standing ON directives (administration_id, kind) WHERE confirmed_at IS NOT NULL AND withdrawn_at IS NULL;
-- Which profiles hit a case: a projection of decision records and results of examinations, which can be made again.
CREATE TABLE profile_hits (
    administration_id UUID NOT NULL,
    case_id UUID NOT NULL,
    profile UUID NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    owner UUID NOT NULL,
    version BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    declarant TEXT NOT NULL,
    lane TEXT,
    result TEXT,
    PRIMARY KEY (administration_id, case_id, profile)
);
CREATE INDEX profile_hits_newest ON profile_hits (administration_id, profile, received_at);
-- A profile tried on stored cases of past days. Who works on it says so in `beat_at`; `body` and `result` are JSON.
CREATE TABLE profile_trials (
    administration_id UUID NOT NULL,
    id UUID NOT NULL,
    body BYTEA NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    owner UUID NOT NULL,
    at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL,
    done_at BIGINT,
    cases BIGINT NOT NULL,
    result BYTEA,
    PRIMARY KEY (administration_id, id)
);
CREATE INDEX profile_trials_open ON profile_trials (administration_id, at) WHERE done_at IS NULL;
