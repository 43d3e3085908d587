-- The number under which a firm declares, and the day on which it was founded (as text, 2011-04-30); none where nobody said.
ALTER TABLE organisations ADD COLUMN number TEXT;
ALTER TABLE organisations ADD COLUMN founded TEXT;
CREATE UNIQUE INDEX organisations_number ON organisations (administration_id, number) WHERE number IS NOT NULL;
