-- Whom an event concerns, and from where it came.
ALTER TABLE events ADD COLUMN subject text;
ALTER TABLE events ADD COLUMN address text DEFAULT NULLIF(current_setting('app.address', true), '');
CREATE INDEX events_by_subject ON events (city, subject, at DESC) WHERE subject IS NOT NULL;
