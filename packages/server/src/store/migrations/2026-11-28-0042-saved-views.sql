-- The filters of a list under a name that a person gave them. They are his own; the search is what stands in the address of the screen.
CREATE TABLE saved_views (
  city     text COLLATE "C" NOT NULL,
  person   text NOT NULL,
  screen   text COLLATE "C" NOT NULL,
  name     text NOT NULL,
  search   jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (city, person, screen, name),
  FOREIGN KEY (city, person) REFERENCES people
);
ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_person ON saved_views USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND (person = NULLIF(current_setting('app.person', true), '') OR current_setting('app.everybody', true) = 'yes'));
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO xunhe_app;
