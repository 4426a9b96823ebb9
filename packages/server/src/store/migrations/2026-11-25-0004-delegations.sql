-- For these days an assistant's patrols count for a chief. Both names stay on whatever he does in that time.
CREATE TABLE delegations (
  city      text COLLATE "C" NOT NULL,
  id        text NOT NULL,
  chief     text NOT NULL,
  assistant text NOT NULL CHECK (assistant <> chief),
  region    text COLLATE "C" NOT NULL,
  from_day  date NOT NULL,
  to_day    date NOT NULL CHECK (to_day >= from_day),
  -- The last day on which it counted, when it was ended before its time; the day before the first when it never began.
  ended_day date,
  made_by   text NOT NULL,
  made_at   timestamptz NOT NULL,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, chief) REFERENCES people,
  FOREIGN KEY (city, assistant) REFERENCES people
);
CREATE INDEX delegations_by_assistant ON delegations (city, assistant, from_day);
CREATE INDEX delegations_by_chief ON delegations (city, chief, from_day);
ALTER TABLE delegations ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON delegations USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON delegations TO xunhe_app;

-- For whom an assistant walked or reported.
ALTER TABLE patrols ADD COLUMN on_behalf_of text;
ALTER TABLE problems ADD COLUMN on_behalf_of text;
-- Who sees a problem to its end after a handover; null: who reported it.
ALTER TABLE problems ADD COLUMN follower text;
CREATE INDEX problems_by_follower ON problems (city, follower, reported_at DESC) WHERE follower IS NOT NULL;
