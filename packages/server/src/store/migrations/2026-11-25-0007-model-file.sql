-- The model itself as a text, in the row of the month in which it was trained; null in months in which an older one went on speaking.
ALTER TABLE models ADD COLUMN file text;
