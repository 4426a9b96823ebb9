-- A person may also choose to be rung for what the rule of reminding leaves silent for his role.
ALTER TABLE push_silences ADD COLUMN silent boolean NOT NULL DEFAULT true;
