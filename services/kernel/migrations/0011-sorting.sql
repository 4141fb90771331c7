-- Names in the order of a language, as text that sorts by its bytes: one index and one keyset serve every store, and
-- no collation of the system's can change below an index. `language` is 'nl', 'nb', 'sv' or 'en'.
--
-- Case and accents do not count, except that they decide between names that are otherwise one. What a language has
-- behind Z becomes the signs that stand behind z in ASCII: Æ Ø Å in Norwegian (Aa is Å), Å Ä Ö in Swedish; in both,
-- Ü is read as Y. `past_prefixes` sorts a surname by what stands behind van, de, ter, 't … [BRP, table 36].
CREATE FUNCTION kernel.sort_key(value text, language text, past_prefixes boolean DEFAULT false) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  small text := lower(value COLLATE "und-x-icu");
  key text := small;
BEGIN
  IF past_prefixes THEN key := kernel.past_prefixes(key); END IF;
  IF language = 'nb' THEN
    key := translate(replace(key, 'aa', 'å'), 'æäøöőåüű', '{{|||}yy');
  ELSIF language = 'sv' THEN
    key := translate(key, 'åäæöøőüű', '{||}}}yy');
  END IF;
  key := public.unaccent('public.unaccent'::regdictionary, key);
  RETURN CASE WHEN key = small THEN key ELSE key || chr(1) || small END;
END $$;

-- What stands behind the prefixes of a surname in small letters; a name that is nothing else stays. Word by word: one
-- expression for all of them takes many times as long.
CREATE FUNCTION kernel.past_prefixes(surname text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  prefixes CONSTANT text[] := ARRAY['van', 'von', 'vom', 'van''t', 'vande', 'vanden', 'vander', 'ver', 'voor', 'vor', 'op', 'over', 'onder',
    'in', 'im', 'aan', 'am', 'bij', 'uit', 'uijt', 'aus', 'auf', 'tot', 'toe', 'te', 'ten', 'ter', 'tho', 'thoe', 'thor', 'de', 'den',
    'der', 'des', 'het', '''t', '''s', 'da', 'das', 'dal', 'dalla', 'degli', 'dei', 'del', 'della', 'di', 'do', 'dos', 'du', 'el', 'al',
    'la', 'las', 'le', 'les', 'lo', 'los', 'bin', 'ben', 'zu', 'zum', 'zur'];
  rest text := translate(surname, '’‘`´', '''''''''');
BEGIN
  WHILE position(' ' IN rest) > 0 AND split_part(rest, ' ', 1) = ANY (prefixes) LOOP
    rest := substr(rest, position(' ' IN rest) + 1);
  END LOOP;
  IF rest LIKE 'd''%' OR rest LIKE 'l''%' THEN rest := ltrim(substr(rest, 3)); END IF;
  RETURN coalesce(nullif(rest, ''), surname);
END $$;
