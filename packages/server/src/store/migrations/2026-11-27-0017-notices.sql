-- What is said to a person of his own accord. Kind, subject and span make it unique: looked for again, it is not said again.
CREATE TABLE reminders (
  city    text COLLATE "C" NOT NULL REFERENCES cities,
  person  text NOT NULL,
  id      text COLLATE "C" NOT NULL,
  kind    text NOT NULL,
  subject text NOT NULL,
  span    text NOT NULL,
  -- Real time: when it happened, and when it was put down.
  at      timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  body    jsonb NOT NULL,
  read_at timestamptz,
  -- `waiting` for the hour at which a phone may ring; `rung`: in the push that `digest` names; `list`: in the list alone.
  push    text NOT NULL CHECK (push IN ('waiting', 'rung', 'list')),
  digest  text,
  PRIMARY KEY (city, person, id),
  UNIQUE (city, person, kind, subject, span),
  FOREIGN KEY (city, person) REFERENCES people
);
CREATE INDEX reminders_waiting ON reminders (city, person) WHERE push = 'waiting';
CREATE INDEX reminders_by_digest ON reminders (city, digest) WHERE digest IS NOT NULL;
CREATE INDEX reminders_by_age ON reminders (city, made_at);

-- Up to which event of the city's chain has been read for reminders.
CREATE TABLE reminder_marks (
  city text COLLATE "C" PRIMARY KEY REFERENCES cities,
  seq  bigint NOT NULL
);

-- Where a phone's push service takes messages for it: one for a session, and it goes with the session.
CREATE TABLE push_subscriptions (
  city     text COLLATE "C" NOT NULL,
  session  text NOT NULL,
  person   text NOT NULL,
  endpoint text NOT NULL,
  p256dh   text NOT NULL,
  auth     text NOT NULL,
  language text NOT NULL CHECK (language IN ('zh', 'en')),
  made_at  timestamptz NOT NULL,
  PRIMARY KEY (city, session),
  -- A browser serves one person at a time.
  UNIQUE (city, endpoint),
  FOREIGN KEY (city, session) REFERENCES sessions ON DELETE CASCADE,
  FOREIGN KEY (city, person) REFERENCES people
);
CREATE INDEX push_subscriptions_by_person ON push_subscriptions (city, person);

-- Kinds for which a person does not want his phone to ring. The list has them all the same.
CREATE TABLE push_silences (
  city   text COLLATE "C" NOT NULL,
  person text NOT NULL,
  kind   text NOT NULL,
  PRIMARY KEY (city, person, kind),
  FOREIGN KEY (city, person) REFERENCES people
);

-- What became of a push on one device. It is `sending` from before the request until its outcome is written, so a server that dies between
-- leaves `sending`, which becomes `unknown`: never sent again, and never said to have come.
CREATE TABLE push_deliveries (
  city       text COLLATE "C" NOT NULL,
  digest     text COLLATE "C" NOT NULL,
  session    text NOT NULL,
  person     text NOT NULL,
  host       text NOT NULL,
  state      text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'gone', 'refused', 'blocked', 'expired', 'unknown')),
  -- The status of the push service's last answer; null: none came.
  status     integer,
  attempts   integer NOT NULL,
  made_at    timestamptz NOT NULL,
  due_at     timestamptz NOT NULL,
  claimed_at timestamptz,
  PRIMARY KEY (city, digest, session),
  FOREIGN KEY (city, person) REFERENCES people
);
CREATE INDEX push_deliveries_open ON push_deliveries (city, due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX push_deliveries_by_age ON push_deliveries (city, made_at);

-- A person sees his own and nobody else's, whatever his region. The work that finds and sends them says that it is for everybody.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reminders', 'push_subscriptions', 'push_silences', 'push_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own_person ON %I USING (
      city = NULLIF(current_setting('app.city', true), '')
      AND (person = NULLIF(current_setting('app.person', true), '') OR current_setting('app.everybody', true) = 'yes'))$p$, name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO xunhe_app', name);
  END LOOP;
END $$;
ALTER TABLE reminder_marks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON reminder_marks USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT, UPDATE ON reminder_marks TO xunhe_app;
