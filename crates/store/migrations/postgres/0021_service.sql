-- The queue by what is due first, and by what an examination is expected to be worth.
ALTER TABLE desks ADD COLUMN worth BIGINT NOT NULL DEFAULT 0;
CREATE INDEX desks_due ON desks (administration_id, waits_for, COALESCE(due_at, 9223372036854775807), case_id) WHERE waits_for IS NOT NULL;
CREATE INDEX desks_worth ON desks (administration_id, waits_for, worth DESC, case_id DESC) WHERE waits_for IS NOT NULL;
-- The matter that a case waits for, and the one that a department is competent for.
ALTER TABLE desks ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE competences ADD COLUMN subject TEXT NOT NULL DEFAULT '';
