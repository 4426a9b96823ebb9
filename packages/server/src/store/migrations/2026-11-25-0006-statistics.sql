-- A table that was just filled is still thought empty by the planner, which then reads it once for every row of another. The application owns
-- no table and may not ANALYZE; this does it in the owner's name, and nothing else.
CREATE FUNCTION renew_statistics(names text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY names LOOP
    EXECUTE format('ANALYZE public.%I', name);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION renew_statistics(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renew_statistics(text[]) TO xunhe_app;
