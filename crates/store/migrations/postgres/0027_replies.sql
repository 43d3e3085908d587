-- What was answered to a call that bore a key of its caller, so that the same call again is answered and not done again.
-- `status` is none while the first is under way; `content_type` is none where the answer is not kept. `case_id` is the case that it speaks of: it is forgotten with it.
CREATE TABLE replies (
    administration_id UUID NOT NULL,
    caller UUID NOT NULL,
    key TEXT NOT NULL,
    call_hash BYTEA NOT NULL CHECK (length(call_hash) = 32),
    at BIGINT NOT NULL,
    case_id UUID,
    status BIGINT,
    content_type TEXT,
    etag TEXT,
    body BYTEA,
    PRIMARY KEY (administration_id, caller, key)
);
CREATE INDEX replies_case ON replies (administration_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX replies_at ON replies (administration_id, at);
