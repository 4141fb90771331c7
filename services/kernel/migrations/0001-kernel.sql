-- Mechanism every service's schema stands on. Run by the administrator; the services' roles exist already.

CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;

GRANT USAGE ON SCHEMA kernel TO PUBLIC;

-- Who is asking. After a commit a setting is '' and not NULL. Policies write (SELECT kernel.store_id())
-- so that it is read once a statement, not once a row.
CREATE FUNCTION kernel.store_id() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.store_id', true), '') $$;
CREATE FUNCTION kernel.kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.kind', true), '') $$;
CREATE FUNCTION kernel.user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION kernel.customer_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.customer_ids', true), ''), '{}')::uuid[] $$;
-- Staff and the product itself see their whole store.
CREATE FUNCTION kernel.is_staff() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('app.kind', true) IN ('staff', 'system') $$;

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

-- Audit: one trigger function on every table. Arguments: personal columns, secret columns,
-- and the column that names whose history the entry belongs to.
-- Personal values go to audit_personal, which alone can be erased; secret values go nowhere.
CREATE FUNCTION kernel.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
  now_ jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
  whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  personal text[] := TG_ARGV[0]::text[];
  secret text[] := TG_ARGV[1]::text[];
  skipped text[] := secret || ARRAY['store_id', 'id', 'version', 'search_text', 'created_at', 'updated_at'];
  changes jsonb;
  personal_changes jsonb;
  entry uuid := kernel.new_id();
BEGIN
  SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(was -> key, now_ -> key)) FILTER (WHERE key <> ALL (personal)), '{}'),
         jsonb_object_agg(key, jsonb_build_array(was -> key, now_ -> key)) FILTER (WHERE key = ANY (personal))
    INTO changes, personal_changes
    FROM jsonb_object_keys(whole) AS key
   WHERE key <> ALL (skipped) AND (was -> key) IS DISTINCT FROM (now_ -> key)
     AND NOT (TG_OP = 'INSERT' AND now_ -> key IN ('null', '""'));
  IF TG_OP = 'UPDATE' AND changes = '{}' AND personal_changes IS NULL THEN RETURN NULL; END IF;
  EXECUTE format(
    'INSERT INTO %I.audit (store_id, id, at, actor_kind, actor_id, actor_name, operation, request_id, entity, entity_id, subject_id, action, changes)
     VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', TG_TABLE_SCHEMA)
    USING whole ->> 'store_id', entry, coalesce(kernel.kind(), 'migration'), kernel.user_id(),
          nullif(current_setting('app.actor_name', true), ''),
          coalesce(nullif(current_setting('app.operation', true), ''), session_user::text),
          nullif(current_setting('app.request_id', true), ''),
          TG_TABLE_NAME::text, (whole ->> 'id')::uuid,
          (whole ->> TG_ARGV[2])::uuid,
          TG_OP, changes;
  IF personal_changes IS NOT NULL THEN
    EXECUTE format('INSERT INTO %I.audit_personal (store_id, id, changes) VALUES ($1, $2, $3)', TG_TABLE_SCHEMA)
      USING whole ->> 'store_id', entry, personal_changes;
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION kernel.audit() OWNER TO kommis_audit;

-- The one way a table becomes readable. Arguments:
--   portal, visitor   who besides staff sees a row (SQL over its columns; null = nobody)
--   portal_write, visitor_write   … and may add, change and remove it
--   personal, secret  columns the audit keeps apart, or does not keep
--   subject           column with the id of whose history a change belongs to
--   audited           false only for tables listed with their reason in the catalogue test
CREATE PROCEDURE kernel.guard(
  target regclass, portal text DEFAULT NULL, visitor text DEFAULT NULL,
  portal_write text DEFAULT NULL, visitor_write text DEFAULT NULL,
  personal text[] DEFAULT '{}', secret text[] DEFAULT '{}', subject text DEFAULT 'customer_id', audited boolean DEFAULT true)
LANGUAGE plpgsql AS $$
DECLARE
  service text := (SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target);
  role text := 'kommis_' || service;
  own text := 'store_id = (SELECT kernel.store_id())';
  seen text := own || kernel.who(portal, visitor);
  written text := own || kernel.who(portal_write, visitor_write);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY seen ON %s FOR SELECT TO %I USING (%s)', target, role, seen);
  EXECUTE format('CREATE POLICY added ON %s FOR INSERT TO %I WITH CHECK (%s)', target, role, written);
  EXECUTE format('CREATE POLICY changed ON %s FOR UPDATE TO %I USING (%s) WITH CHECK (%s)', target, role, written, written);
  EXECUTE format('CREATE POLICY removed ON %s FOR DELETE TO %I USING (%s)', target, role, written);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', target, role);
  IF audited THEN
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION kernel.audit(%L, %L, %L)',
      target, personal, secret, subject);
  END IF;
END $$;

CREATE FUNCTION kernel.who(portal text, visitor text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT ' AND ((SELECT kernel.is_staff())'
    || coalesce(' OR ((SELECT kernel.kind()) = ''portal'' AND (' || portal || '))', '')
    || coalesce(' OR ((SELECT kernel.kind()) = ''visitor'' AND (' || visitor || '))', '') || ')' $$;

-- A service's audit tables: written by the trigger's role only, read by staff, changed by nobody.
CREATE PROCEDURE kernel.make_audit(service text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I.audit (
    store_id text COLLATE "C" NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL, actor_kind text NOT NULL, actor_id uuid,
    actor_name text, operation text NOT NULL, request_id text, entity text NOT NULL, entity_id uuid, subject_id uuid,
    action text NOT NULL, changes jsonb NOT NULL, PRIMARY KEY (store_id, id))', service);
  EXECUTE format('CREATE TABLE %I.audit_personal (
    store_id text COLLATE "C" NOT NULL, id uuid NOT NULL, changes jsonb NOT NULL, PRIMARY KEY (store_id, id))', service);
  EXECUTE format('CREATE INDEX audit_subject ON %I.audit (store_id, subject_id, id DESC)', service);
  EXECUTE format('CREATE INDEX audit_entity ON %I.audit (store_id, entity_id, id DESC)', service);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO kommis_audit', service);
  PERFORM kernel.protect_audit(service, 'audit');
  PERFORM kernel.protect_audit(service, 'audit_personal');
END $$;

CREATE FUNCTION kernel.protect_audit(service text, tab text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', service, tab);
  EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', service, tab);
  EXECUTE format('CREATE POLICY seen ON %I.%I FOR SELECT TO %I USING (store_id = (SELECT kernel.store_id()) AND (SELECT kernel.is_staff()))',
    service, tab, 'kommis_' || service);
  EXECUTE format('CREATE POLICY written ON %I.%I FOR INSERT TO kommis_audit WITH CHECK (true)', service, tab);
  EXECUTE format('GRANT SELECT ON %I.%I TO %I', service, tab, 'kommis_' || service);
  EXECUTE format('GRANT INSERT ON %I.%I TO kommis_audit', service, tab);
END $$;

-- Events: who listens to what, and the one function that enqueues.
CREATE TABLE kernel.subscription (event text NOT NULL, task text NOT NULL, PRIMARY KEY (event, task));
ALTER TABLE kernel.subscription OWNER TO kommis_worker;

CREATE FUNCTION kernel.emit(event_name text, aggregate_id uuid, version bigint, payload json) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF kernel.store_id() IS NULL THEN RAISE EXCEPTION 'an event without a store'; END IF;
  IF 'kommis_' || split_part(event_name, '.', 1) <> session_user THEN
    RAISE EXCEPTION 'role % may not emit %', session_user, event_name USING ERRCODE = '42501';
  END IF;
  PERFORM graphile_worker.add_job(s.task, json_build_object(
      'storeId', kernel.store_id(), 'event', event_name, 'aggregateId', aggregate_id, 'version', version,
      'requestId', nullif(current_setting('app.request_id', true), ''), 'data', payload))
    FROM kernel.subscription s WHERE s.event = event_name;
END $$;
ALTER FUNCTION kernel.emit(text, uuid, bigint, json) OWNER TO kommis_worker;

-- A job of the service itself (a mail to send), enqueued in the caller's transaction.
CREATE FUNCTION kernel.enqueue(task text, payload json, job_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF kernel.store_id() IS NULL THEN RAISE EXCEPTION 'a job without a store'; END IF;
  IF 'kommis_' || split_part(task, '.', 1) <> session_user THEN
    RAISE EXCEPTION 'role % may not enqueue %', session_user, task USING ERRCODE = '42501';
  END IF;
  PERFORM graphile_worker.add_job(task, json_build_object('storeId', kernel.store_id(), 'data', payload), job_key := enqueue.job_key);
END $$;
ALTER FUNCTION kernel.enqueue(text, json, text) OWNER TO kommis_worker;

-- A service's idempotency keys: what a key made, for the actor who used it.
CREATE PROCEDURE kernel.make_idempotency(service text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I.idempotency_key (
    store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(), actor text NOT NULL, operation text NOT NULL, key text NOT NULL,
    request_hash bytea NOT NULL, result_id uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (length(key) BETWEEN 8 AND 100), PRIMARY KEY (store_id, actor, operation, key))', service);
  CALL kernel.guard(format('%I.idempotency_key', service)::regclass, audited => false,
    portal => 'actor = ''portal:'' || (SELECT kernel.user_id())::text', portal_write => 'actor = ''portal:'' || (SELECT kernel.user_id())::text');
END $$;

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
