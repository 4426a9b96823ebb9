-- What an assessment stands on, for an appeal: the value of every feature and what it added. Null in assessments made before.
ALTER TABLE assessments
  ADD COLUMN known_at      timestamptz,
  -- The newest day on which this reach was sampled, as far as it was known then.
  ADD COLUMN newest_sample date,
  -- Base and effects add up to the logit of the probability.
  ADD COLUMN base          double precision,
  -- In the order of models.columns, little-endian: float32 (NaN: not known) and float64.
  ADD COLUMN features      bytea,
  ADD COLUMN effects       bytea;

-- Once a month for all its assessments. The file lies in the row of the month in which the model was trained.
ALTER TABLE models
  ADD COLUMN trained_month text COLLATE "C",
  ADD COLUMN standard      text,
  ADD COLUMN columns       jsonb;
-- Rows of three kilobytes stay whole: moving the bytes out would make a month's insert twice as slow.
ALTER TABLE assessments SET (toast_tuple_target = 4096);
