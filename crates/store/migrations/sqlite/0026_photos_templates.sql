-- When and where a picture of goods was taken, as the device that took it says: UTC microseconds, degrees, metres.
ALTER TABLE documents ADD COLUMN taken_at INTEGER;
ALTER TABLE documents ADD COLUMN latitude TEXT;
ALTER TABLE documents ADD COLUMN longitude TEXT;
ALTER TABLE documents ADD COLUMN accuracy_metres INTEGER;

-- Declarations that a firm begins others with: `body` is the compressed JSON form.
CREATE TABLE declaration_templates (
    administration_id BLOB NOT NULL,
    owner BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    body BLOB NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (administration_id, owner, id)
) STRICT;
