-- When a problem was last said to be handled, and by when it was to be: what "in time" is counted from. Imported ones do not tell.
ALTER TABLE problems ADD COLUMN handled_day date;
ALTER TABLE problems ADD COLUMN handled_due date;
