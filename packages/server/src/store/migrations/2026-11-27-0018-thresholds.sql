-- Rules that were given to a city before there were such figures: pace, standing still, and a track told in another datum.
UPDATE policies
SET body = jsonb_set(body, '{threshold,speedMs}', '{"value": {"walk": 4, "bicycle": 10, "boat": 12, "car": 22}, "source": "default"}')
WHERE body ? 'threshold' AND NOT (body -> 'threshold') ? 'speedMs';

UPDATE policies
SET body = jsonb_set(body, '{threshold,fastShare}', '{"value": 0.8, "source": "default"}')
WHERE body ? 'threshold' AND NOT (body -> 'threshold') ? 'fastShare';

UPDATE policies
SET body = jsonb_set(body, '{threshold,stillShare}', '{"value": 0.8, "source": "default"}')
WHERE body ? 'threshold' AND NOT (body -> 'threshold') ? 'stillShare';

UPDATE policies
SET body = jsonb_set(body, '{threshold,shiftM}', '{"value": {"leastM": 270, "mostM": 700}, "source": "default"}')
WHERE body ? 'threshold' AND NOT (body -> 'threshold') ? 'shiftM';
