-- Mechanism every service's schema stands on. Run by the administrator; the services' roles exist already.

CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;

GRANT USAGE ON SCHEMA kernel TO PUBLIC;

-- Text as people search it: no case, no accents. Immutable because the dictionary is named and fixed.
CREATE FUNCTION kernel.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- UUIDv7 for rows the database itself makes (the audit). The 12 bits behind the version are the fraction of
-- the millisecond, so that the entries of one transaction sort as they were made.
CREATE FUNCTION kernel.new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    overlay(overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send(micros / 1000) FROM 3) FROM 1 FOR 6)
      PLACING substring(int8send(28672 + (micros % 1000) * 4096 / 1000) FROM 7) FROM 7 FOR 2), 'hex')::uuid
    FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros) AS now $$;

-- When a row was last written, for whoever keeps a copy outside: `CREATE TRIGGER touch BEFORE INSERT OR UPDATE …`. The
-- moment is the transaction's beginning, so that one who looks again asks from a little before the last look.
CREATE FUNCTION kernel.touch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- The row of its store_id itself; nothing else is read or written.
  NEW.updated_at := now();
  RETURN NEW;
END $$;
