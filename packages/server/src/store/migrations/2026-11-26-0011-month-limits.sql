-- From which probability on a month warned, and how that was chosen. Beside the month and not in its event alone: districts read it too,
-- and events of the whole city are not theirs. Null: drafted by fixed limits of an older version, or not yet.
ALTER TABLE cycles ADD COLUMN limits jsonb;
