-- Who serves where stands on public signs by every river, so whoever is signed in may see the name and post of anybody of his city, in any
-- region: a district chief's walk through a village is the village's to see. Telephone numbers and accounts stay within the region.
CREATE VIEW people_named WITH (security_barrier) AS
  SELECT city, id, name, level, region FROM people WHERE city = NULLIF(current_setting('app.city', true), '');
GRANT SELECT ON people_named TO xunhe_app;
