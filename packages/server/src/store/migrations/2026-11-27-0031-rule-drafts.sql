-- Duty rules that the city's office is writing. Put in force, a draft becomes a version in `policies`, which is never changed again.
CREATE TABLE rule_drafts (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  id         text NOT NULL,
  title      text NOT NULL CHECK (title <> ''),
  note       text NOT NULL DEFAULT '',
  -- The rule it was begun from, `id@version`: what is as there keeps its origin.
  based_on   text NOT NULL,
  body       jsonb NOT NULL,
  -- Grows with every change, so that two writers do not undo each other unseen.
  revision   integer NOT NULL CHECK (revision > 0),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (city, id)
);
ALTER TABLE rule_drafts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON rule_drafts USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON rule_drafts TO xunhe_app;
