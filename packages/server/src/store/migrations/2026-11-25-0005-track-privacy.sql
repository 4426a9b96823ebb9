-- Tracks become a line without times when their time is over; both halves are found without reading the other.
ALTER TABLE tracks ADD COLUMN reduced_at timestamptz;
CREATE INDEX tracks_whole ON tracks (city, month, patrol) WHERE reduced_at IS NULL;
CREATE INDEX tracks_reduced ON tracks (city, reduced_at) WHERE reduced_at IS NOT NULL;

-- Rules that were given to a city before there was such a figure.
UPDATE policies
SET body = jsonb_set(body, '{threshold,farM}', '{"value": 500, "source": "default"}')
WHERE body ? 'threshold' AND NOT (body -> 'threshold') ? 'farM';
