-- Names in lists are ordered by sound, as a Chinese reader looks for them. An engine that was built without ICU orders them by their signs.
DO $$
BEGIN
  CREATE COLLATION names_by_sound (provider = icu, locale = 'zh-u-co-pinyin');
EXCEPTION WHEN feature_not_supported OR invalid_parameter_value OR undefined_object THEN
  CREATE COLLATION names_by_sound FROM "C";
END $$;
