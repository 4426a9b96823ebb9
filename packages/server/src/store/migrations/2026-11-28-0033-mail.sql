-- Where a person takes reminders by e-mail, once he has shown with a code that the mailbox is his.
CREATE TABLE mail_addresses (
  city         text COLLATE "C" NOT NULL,
  person       text NOT NULL,
  address      text NOT NULL,
  language     text NOT NULL CHECK (language IN ('zh', 'en')),
  -- At once, or one letter a day.
  pace         text NOT NULL CHECK (pace IN ('atOnce', 'daily')),
  -- The kinds of reminders that come by e-mail.
  kinds        text[] NOT NULL,
  confirmed_at timestamptz,
  -- Sealed with the master key while it waits to be entered; a code serves once.
  code         bytea,
  code_at      timestamptz,
  code_tries   integer NOT NULL DEFAULT 0,
  PRIMARY KEY (city, person),
  FOREIGN KEY (city, person) REFERENCES people,
  CHECK ((code IS NULL) = (code_at IS NULL))
);

-- Letters, claimed before they are sent. It is `sending` from before it is handed over until its outcome is written: a server that dies between
-- leaves `sending`, which becomes `unknown` and is never sent again.
CREATE TABLE mail_deliveries (
  city       text COLLATE "C" NOT NULL,
  -- Of a day's letter its person and day, of any other an id of its own; the Message-ID is made of it.
  id         text COLLATE "C" NOT NULL,
  person     text NOT NULL,
  purpose    text NOT NULL CHECK (purpose IN ('code', 'reminders')),
  -- Where it went: an address may change later.
  address    text NOT NULL,
  state      text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'expired', 'blocked', 'unknown')),
  attempts   integer NOT NULL,
  -- The server's last answer.
  answer     text NOT NULL DEFAULT '',
  made_at    timestamptz NOT NULL,
  due_at     timestamptz NOT NULL,
  claimed_at timestamptz,
  ended_at   timestamptz,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, person) REFERENCES people
);
CREATE INDEX mail_deliveries_open ON mail_deliveries (city, due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX mail_deliveries_by_person ON mail_deliveries (city, person, made_at);
CREATE INDEX mail_deliveries_by_age ON mail_deliveries (city, made_at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['mail_addresses', 'mail_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own_person ON %I USING (
      city = NULLIF(current_setting('app.city', true), '')
      AND (person = NULLIF(current_setting('app.person', true), '') OR current_setting('app.everybody', true) = 'yes'))$p$, name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO xunhe_app', name);
  END LOOP;
END $$;

-- What was said before there was e-mail is not sent by it.
ALTER TABLE reminders ADD COLUMN mail text NOT NULL DEFAULT 'none' CHECK (mail IN ('waiting', 'mailed', 'none')), ADD COLUMN letter text COLLATE "C";
ALTER TABLE reminders ALTER COLUMN mail SET DEFAULT 'waiting';
CREATE INDEX reminders_waiting_for_mail ON reminders (city, person) WHERE mail = 'waiting';
CREATE INDEX reminders_by_letter ON reminders (city, letter) WHERE letter IS NOT NULL;
