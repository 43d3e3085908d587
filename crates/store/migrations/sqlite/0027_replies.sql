-- What was answered to a call that bore a key of its caller, so that the same call again is answered and not done again.
-- `status` is none while the first is under way; `content_type` is none where the answer is not kept. `case_id` is the case that it speaks of: it is forgotten with it.
CREATE TABLE replies (
    administration_id BLOB NOT NULL,
    caller BLOB NOT NULL,
    key TEXT NOT NULL,
    call_hash BLOB NOT NULL CHECK (length(call_hash) = 32),
    at INTEGER NOT NULL,
    case_id BLOB,
    status INTEGER,
    content_type TEXT,
    etag TEXT,
    body BLOB,
    PRIMARY KEY (administration_id, caller, key)
) STRICT;
CREATE INDEX replies_case ON replies (administration_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX replies_at ON replies (administration_id, at);
