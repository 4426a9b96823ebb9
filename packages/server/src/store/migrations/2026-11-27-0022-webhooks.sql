-- Where what happens is sent to: group robots, a gateway for short messages, other systems.
CREATE TABLE webhooks (
  city          text COLLATE "C" NOT NULL REFERENCES cities,
  id            text COLLATE "C" NOT NULL,
  name          text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('wecom', 'dingtalk', 'sms', 'http')),
  -- 12-digit code: only what lies in it is sent, and who sees the region sees the webhook.
  region        text COLLATE "C" NOT NULL,
  -- What may be shown of where it goes. Address, secret and template are sealed by the master key, for this row alone.
  host          text NOT NULL,
  target        bytea NOT NULL,
  has_secret    boolean NOT NULL,
  events        text[] NOT NULL,
  key_only      boolean NOT NULL,
  language      text NOT NULL CHECK (language IN ('zh', 'en')),
  enabled       boolean NOT NULL,
  -- Up to which event of the city's chain it has been told.
  seq           bigint NOT NULL,
  made_by       text NOT NULL,
  made_at       timestamptz NOT NULL,
  -- Since when nothing came through; null while the last message was taken.
  failing_since timestamptz,
  -- Why it was switched off by itself: the other side gave it up, it failed for days, or its seal does not open.
  off_reason    text CHECK (off_reason IN ('gone', 'failing', 'sealed')),
  off_at        timestamptz,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, made_by) REFERENCES people,
  CHECK ((off_reason IS NULL) = (off_at IS NULL)),
  CHECK (off_reason IS NULL OR NOT enabled)
);

-- What became of a message. It is `sending` from before the request until its outcome is written, so a server that dies between leaves
-- `sending`, which becomes `unknown`: never sent again, and never said to have come.
CREATE TABLE webhook_deliveries (
  city       text COLLATE "C" NOT NULL,
  id         text COLLATE "C" NOT NULL,
  hook       text COLLATE "C" NOT NULL,
  -- The webhook's.
  region     text COLLATE "C" NOT NULL,
  -- The event it tells of; null: a test.
  seq        bigint,
  kind       text NOT NULL,
  body       jsonb NOT NULL,
  state      text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'expired', 'blocked', 'unknown')),
  status     integer,
  -- The beginning of the last answer, without what is secret.
  answer     text NOT NULL CHECK (length(answer) <= 500),
  attempts   integer NOT NULL,
  -- Real time: when it happened, when it was put down, when it may be sent, when it was last taken up.
  at         timestamptz NOT NULL,
  made_at    timestamptz NOT NULL,
  due_at     timestamptz NOT NULL,
  claimed_at timestamptz,
  PRIMARY KEY (city, id),
  -- Each event once for each webhook.
  UNIQUE (city, hook, seq),
  FOREIGN KEY (city, hook) REFERENCES webhooks ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (city, hook, made_at DESC, seq DESC NULLS FIRST, id DESC);
CREATE INDEX webhook_deliveries_open ON webhook_deliveries (city, hook, seq) WHERE state IN ('waiting', 'sending');
CREATE INDEX webhook_deliveries_claimed ON webhook_deliveries (city, hook, claimed_at);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (city, made_at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhooks', 'webhook_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own_region ON %I USING (
      city = NULLIF(current_setting('app.city', true), '')
      AND region >= NULLIF(current_setting('app.region', true), '')
      AND region < NULLIF(current_setting('app.region', true), '') || ':')$p$, name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO xunhe_app', name);
  END LOOP;
END $$;
