-- Whom an event concerns, and from where it came.
ALTER TABLE events ADD COLUMN subject text;
ALTER TABLE events ADD COLUMN address text DEFAULT NULLIF(current_setting('app.address', true), '');
CREATE INDEX events_by_subject ON events (city, subject, at DESC) WHERE subject IS NOT NULL;

-- Every event is chained to the one before it in its city: hash = SHA-256 (hash before || canonical text). See docs/decisions/012.
ALTER TABLE events ADD COLUMN seq bigint;
ALTER TABLE events ADD COLUMN hash bytea;

-- The end of each city's chain. The application has no right on it at all: only the trigger below moves it, and only forward.
CREATE TABLE event_heads (
  city text COLLATE "C" NOT NULL PRIMARY KEY,
  seq  bigint NOT NULL,
  hash bytea NOT NULL
);
ALTER TABLE event_heads ENABLE ROW LEVEL SECURITY;

-- WARNING: exported records are checked against this text; changing it breaks every chain there is.
CREATE FUNCTION event_text(seq bigint, city text, id text, kind text, key text, region text, actor text, subject text, address text,
                           at timestamptz, body jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT jsonb_build_array(seq, city, id, kind, key, region, actor, subject, address,
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), body)::text
$$;

-- Runs as the owner. Whatever the application says of seq and hash is put aside. The head stays locked to the end of the transaction, so
-- that events of one city commit in the order of their numbers and a number is never lost. Without sequential scans, because a session
-- that planned the look-ups while the tables were empty would read ever longer tables from end to end.
CREATE FUNCTION chain_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  head public.event_heads;
BEGIN
  SELECT * INTO head FROM public.event_heads h WHERE h.city = NEW.city FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO public.event_heads VALUES (NEW.city, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM public.event_heads h WHERE h.city = NEW.city FOR UPDATE;
  END IF;
  -- An INSERT with ON CONFLICT DO NOTHING would drop the row after its number was taken, and leave a gap that looks like a deletion.
  IF EXISTS (SELECT FROM public.events e WHERE e.city = NEW.city AND e.kind = NEW.kind AND e.key = NEW.key)
    OR EXISTS (SELECT FROM public.events e WHERE e.city = NEW.city AND e.id = NEW.id) THEN
    RAISE unique_violation USING TABLE = 'events', CONSTRAINT = 'events_city_kind_key_key',
      MESSAGE = format('the event %s %s of the city %s is already recorded', NEW.kind, NEW.key, NEW.city);
  END IF;
  NEW.seq := head.seq + 1;
  NEW.hash := sha256(head.hash || convert_to(public.event_text(NEW.seq, NEW.city, NEW.id, NEW.kind, NEW.key, NEW.region, NEW.actor,
    NEW.subject, NEW.address, NEW.at, NEW.body), 'UTF8'));
  UPDATE public.event_heads h SET seq = NEW.seq, hash = NEW.hash WHERE h.city = NEW.city;
  RETURN NEW;
END $$;

-- What was written before is chained in the order in which it happened.
DO $$
DECLARE
  e events;
  head event_heads;
BEGIN
  FOR e IN SELECT * FROM events ORDER BY city, at, id LOOP
    SELECT * INTO head FROM event_heads h WHERE h.city = e.city;
    head := (e.city, coalesce(head.seq, 0) + 1, sha256(coalesce(head.hash, '') || convert_to(event_text(coalesce(head.seq, 0) + 1, e.city,
      e.id, e.kind, e.key, e.region, e.actor, e.subject, e.address, e.at, e.body), 'UTF8')));
    UPDATE events SET seq = head.seq, hash = head.hash WHERE city = e.city AND id = e.id;
    INSERT INTO event_heads VALUES (head.city, head.seq, head.hash)
      ON CONFLICT (city) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
  END LOOP;
END $$;

ALTER TABLE events ALTER COLUMN seq SET NOT NULL;
ALTER TABLE events ALTER COLUMN hash SET NOT NULL;
ALTER TABLE events ADD CONSTRAINT events_seq UNIQUE (city, seq);
CREATE INDEX events_by_actor ON events (city, actor, seq DESC) WHERE actor IS NOT NULL;
CREATE TRIGGER chain_event BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION chain_event();

-- The end of the chain of the city in scope, for whoever checks it.
CREATE FUNCTION read_event_head() RETURNS TABLE (seq bigint, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT h.seq, h.hash FROM public.event_heads h WHERE h.city = NULLIF(current_setting('app.city', true), '')
$$;
REVOKE ALL ON FUNCTION chain_event(), read_event_head() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_event_head() TO xunhe_app;
