-- What an account knows of its password, its second factor and its failures.
ALTER TABLE accounts
  ADD COLUMN must_change     boolean NOT NULL DEFAULT false,
  ADD COLUMN password_set_at timestamptz,
  -- Sealed with the master key; the pending one waits for its first code.
  ADD COLUMN totp_secret     bytea,
  ADD COLUMN totp_pending    bytea,
  -- The last time step that was used: a code serves once.
  ADD COLUMN totp_step       bigint,
  ADD COLUMN failures        integer NOT NULL DEFAULT 0,
  ADD COLUMN failing_since   timestamptz;
CREATE INDEX accounts_by_person ON accounts (city, person);
UPDATE accounts SET password_set_at = now() WHERE password_hash IS NOT NULL;

CREATE TABLE old_passwords (
  city          text COLLATE "C" NOT NULL,
  login         text NOT NULL,
  set_at        timestamptz NOT NULL,
  password_hash text NOT NULL,
  PRIMARY KEY (city, login, set_at),
  FOREIGN KEY (city, login) REFERENCES accounts ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE recovery_codes (
  city      text COLLATE "C" NOT NULL,
  login     text NOT NULL,
  code_hash bytea NOT NULL,
  used_at   timestamptz,
  PRIMARY KEY (city, login, code_hash),
  FOREIGN KEY (city, login) REFERENCES accounts ON UPDATE CASCADE ON DELETE CASCADE
);

-- A session has a name of its own, because its token changes. Everybody signs in once again.
DROP TABLE sessions;
CREATE TABLE sessions (
  city        text COLLATE "C" NOT NULL,
  id          text NOT NULL,
  login       text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('desk', 'phone', 'guest', 'service')),
  opened_by   text NOT NULL CHECK (opened_by IN ('password', 'sso', 'guest', 'token')),
  token_hash  bytea NOT NULL,
  -- The token before the present one, until the present one has come back and for a moment after.
  former_hash bytea,
  given_at    timestamptz NOT NULL,
  confirmed   boolean NOT NULL DEFAULT true,
  made_at     timestamptz NOT NULL,
  seen_at     timestamptz NOT NULL,
  device      text NOT NULL DEFAULT '',
  address     text NOT NULL DEFAULT '',
  PRIMARY KEY (city, id),
  UNIQUE (city, token_hash),
  FOREIGN KEY (city, login) REFERENCES accounts ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX sessions_by_former ON sessions (city, former_hash) WHERE former_hash IS NOT NULL;
CREATE INDEX sessions_by_login ON sessions (city, login);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['old_passwords', 'recovery_codes', 'sessions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own_city ON %I USING (city = NULLIF(current_setting('app.city', true), ''))$p$, name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO xunhe_app', name);
  END LOOP;
END $$;

-- Accounts are seen inside the region; signing in looks through the whole city.
DROP POLICY own_city ON accounts;
CREATE POLICY own_region ON accounts USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
