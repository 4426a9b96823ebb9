-- What a split or a join of reaches did to records that are no registers, so that it can be taken back: open problems that went to another
-- reach (`problem`), posts that were given on one (`given`) and posts that end with one (`ended`).
CREATE TABLE register_moves (
  city   text COLLATE "C" NOT NULL,
  -- Of the changes in `register_changes` that were made by the same act.
  batch  text COLLATE "C" NOT NULL,
  thing  text COLLATE "C" NOT NULL CHECK (thing IN ('problem', 'given', 'ended')),
  -- Of a problem its id, of a post its person.
  key    text COLLATE "C" NOT NULL,
  -- The first day of the post; of a problem the day of the act.
  day    date NOT NULL,
  -- The reach that a problem left, and that of a post.
  reach  text NOT NULL,
  -- The last day that an ended post had; null: none.
  until  date,
  region text COLLATE "C" NOT NULL,
  PRIMARY KEY (city, batch, thing, key, day)
);
ALTER TABLE register_moves ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON register_moves USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
-- Added, never changed.
GRANT SELECT, INSERT ON register_moves TO xunhe_app;
