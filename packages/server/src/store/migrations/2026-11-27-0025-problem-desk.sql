-- The desk of problems. What is open is a tenth of what there ever was, so its lists have indexes of their own; the order of the steps is
-- that of the case law, written as the question writes it.
CREATE INDEX problems_open_by_state ON problems (city, state, due_day, id) WHERE state NOT IN ('closed', 'rejected', 'merged');
CREATE INDEX problems_open_by_due ON problems (city, due_day, id) WHERE state NOT IN ('closed', 'rejected', 'merged');
CREATE INDEX problems_by_step ON problems (city, (array_position(ARRAY['reported', 'accepted', 'assigned', 'rectifying', 'deferAsked', 'deferred', 'handled', 'closed', 'rejected', 'merged']::text[], state)), due_day, id);

-- The settings are read once a question and not once a row: a list of a hundred thousand problems reads them two hundred thousand times less.
-- What may be seen stays the same.
ALTER POLICY own_region ON problems USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= (SELECT NULLIF(current_setting('app.region', true), ''))
  AND region < (SELECT NULLIF(current_setting('app.region', true), '') || ':'));
