-- Gauges become a register that an office edits, and what covers the land around a reach is edited with the reach. A gauge that came without a
-- name is known by its code, as it was until now; null in `opened_on` means that it has served for as long as there is rain.
ALTER TABLE gauges ADD COLUMN name text;
UPDATE gauges SET name = id;
ALTER TABLE gauges ALTER COLUMN name SET NOT NULL;
ALTER TABLE gauges ADD COLUMN name_en text;
ALTER TABLE gauges ADD COLUMN opened_on date;
ALTER TABLE gauges ADD COLUMN retired_on date;

-- The year of the survey that the shares in `land_cover` are from; null where it is not known.
ALTER TABLE reaches ADD COLUMN cover_year smallint CHECK (cover_year BETWEEN 1900 AND 2200);

ALTER TABLE register_changes DROP CONSTRAINT register_changes_kind_check;
ALTER TABLE register_changes ADD CONSTRAINT register_changes_kind_check
  CHECK (kind IN ('station', 'gauge', 'source', 'department', 'region', 'water', 'reach'));
