-- A reach on a border (共界河段) lies in one region and may be read in others, by agreement of both banks. The region that reads is stored
-- as it was agreed on, so whoever stands above it reads too.
CREATE TABLE shared_reaches (
  city   text COLLATE "C" NOT NULL,
  reach  text NOT NULL,
  region text COLLATE "C" NOT NULL,
  PRIMARY KEY (city, reach, region),
  FOREIGN KEY (city, reach) REFERENCES reaches,
  FOREIGN KEY (city, region) REFERENCES regions
);
CREATE INDEX shared_reaches_by_region ON shared_reaches (city, region);
ALTER TABLE shared_reaches ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON shared_reaches USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON shared_reaches TO xunhe_app;

-- Which reaches a piece of work may read beyond its region stands in `app.shared`, ids with commas between. These policies are for
-- SELECT alone: what is written must lie in the region, as `own_region` says. The array is made once a query, not once a row,
-- and the name comes before `own_region`, which PostgreSQL therefore asks first: in the whole city that settles each row.
CREATE POLICY border_reach ON reaches FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND id = ANY ((SELECT string_to_array(NULLIF(current_setting('app.shared', true), ''), ','))::text[]));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['stations', 'assessments', 'warnings', 'problems'] LOOP
    EXECUTE format($p$CREATE POLICY border_reach ON %I FOR SELECT USING (
      city = NULLIF(current_setting('app.city', true), '')
      AND reach = ANY ((SELECT string_to_array(NULLIF(current_setting('app.shared', true), ''), ','))::text[]))$p$, name);
  END LOOP;
END $$;

-- Of what was observed, the neighbour reads the water and what was announced of it, not complaints nor findings.
CREATE POLICY border_reach ON observations FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND kind IN ('sample', 'bulletin')
  AND reach = ANY ((SELECT string_to_array(NULLIF(current_setting('app.shared', true), ''), ','))::text[]));

-- A move has no reach of its own: it may be read with the problem that it moved.
CREATE POLICY border_reach ON problem_moves FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND NULLIF(current_setting('app.shared', true), '') IS NOT NULL
  AND EXISTS (SELECT FROM problems p WHERE p.city = problem_moves.city AND p.id = problem_moves.problem));
