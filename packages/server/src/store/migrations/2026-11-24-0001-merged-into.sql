-- A merged problem says which one it went into.
ALTER TABLE problems ADD COLUMN merged_into text;
ALTER TABLE problems ADD CONSTRAINT problems_merged_into FOREIGN KEY (city, merged_into) REFERENCES problems;
ALTER TABLE problems ADD CONSTRAINT problems_not_into_itself CHECK (merged_into <> id);
