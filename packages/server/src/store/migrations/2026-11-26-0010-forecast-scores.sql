-- The forecasts of a month held against what was then measured. `month` is the month they spoke of. The first score stays: samples that come
-- later are not in it, and `known_at` says up to when they are. The application may add scores, never change them.
CREATE TABLE forecast_scores (
  city      text COLLATE "C" NOT NULL REFERENCES cities,
  month     text COLLATE "C" NOT NULL,
  model     text NOT NULL,
  made_at   timestamptz NOT NULL,
  known_at  timestamptz NOT NULL,
  forecasts integer NOT NULL,
  rows      integer NOT NULL,
  positives integer NOT NULL,
  body      jsonb NOT NULL,
  PRIMARY KEY (city, month)
);
ALTER TABLE forecast_scores ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON forecast_scores USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT ON forecast_scores TO xunhe_app;
