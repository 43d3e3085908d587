-- What a case owes by type of tax, each as TYPE=AMOUNT with spaces between: revenue is added up by type. None of cases
-- from before.
ALTER TABLE cases ADD COLUMN taxes TEXT;
