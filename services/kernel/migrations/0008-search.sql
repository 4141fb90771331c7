-- Makes a function of a service its search: it runs as the role that sees the search columns of every
-- store and nothing else, so it must filter the store itself. Only the service's own role may call it.
CREATE PROCEDURE kernel.make_search(search regprocedure) LANGUAGE plpgsql AS $$
DECLARE
  service text := (SELECT nspname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = search);
BEGIN
  EXECUTE format('GRANT CREATE ON SCHEMA %I TO %I', service, 'kommis_' || service || '_search');
  EXECUTE format('ALTER FUNCTION %s OWNER TO %I', search, 'kommis_' || service || '_search');
  EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM %I', service, 'kommis_' || service || '_search');
  EXECUTE format('SET LOCAL ROLE %I', 'kommis_' || service || '_search');
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', search);
  EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', search, 'kommis_' || service);
  EXECUTE format('SET LOCAL ROLE %I', 'kommis_' || service || '_owner');
END $$;
