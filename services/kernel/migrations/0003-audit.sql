-- A service's audit tables: written by the trigger's role only, read by staff, changed by nobody. Who did it is an id;
-- the person's name stands with what is personal, in audit_personal, which alone can be erased.
CREATE PROCEDURE kernel.make_audit(service text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I.audit (
    store_id text COLLATE "C" NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN (''visitor'', ''portal'', ''staff'', ''partner'', ''system'', ''migration'')), actor_id uuid,
    operation text NOT NULL, request_id text, entity text NOT NULL, entity_id uuid, subject_id uuid,
    action text NOT NULL CHECK (action IN (''INSERT'', ''UPDATE'', ''DELETE'')), changes jsonb NOT NULL, PRIMARY KEY (store_id, id))', service);
  EXECUTE format('CREATE TABLE %I.audit_personal (
    store_id text COLLATE "C" NOT NULL, id uuid NOT NULL, actor_name text, changes jsonb NOT NULL DEFAULT ''{}'',
    PRIMARY KEY (store_id, id))', service);
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

-- Writes the audit's trigger function with the statements of these services written out: a text that names its table at
-- run time is planned anew for every row, and an import writes thousands. Called after each migration with the services
-- there are; a schema that is not among them still gets its text. Arguments of the trigger: personal columns, secret
-- columns, and the column that names whose history the entry belongs to. Secret values go nowhere.
CREATE PROCEDURE kernel.write_audit(services text[]) LANGUAGE plpgsql AS $do$
DECLARE
  entry text := 'INSERT INTO %1$s.audit (store_id, id, at, actor_kind, actor_id, operation, request_id, entity, entity_id, subject_id, action, changes)
        VALUES (%2$s)';
  personal text := 'INSERT INTO %1$s.audit_personal (store_id, id, actor_name, changes) VALUES (%2$s)';
  branches text := (
    SELECT coalesce(string_agg(format($branch$
    WHEN %L THEN
      %s;
      IF is_personal THEN
        %s;
      END IF;$branch$, service,
        format(entry, quote_ident(service), 'whole ->> ''store_id'', entry, clock_timestamp(), kind, kernel.user_id(), operation, request_id,
              TG_TABLE_NAME, (whole ->> ''id'')::uuid, (whole ->> TG_ARGV[2])::uuid, TG_OP, changes'),
        format(personal, quote_ident(service), 'whole ->> ''store_id'', entry, actor_name, coalesce(personal_changes, ''{}'')')),
      '' ORDER BY service), '') FROM unnest(services) AS service);
  body text := format($body$
DECLARE
  was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
  now_ jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
  whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN was ELSE now_ END;
  personal text[] := TG_ARGV[0]::text[];
  skipped text[] := TG_ARGV[1]::text[] || ARRAY['store_id', 'id', 'version', 'search_text', 'created_at', 'updated_at'];
  changes jsonb;
  personal_changes jsonb;
  entry uuid := kernel.new_id();
  kind text := coalesce(kernel.kind(), 'migration');
  actor_name text := nullif(current_setting('app.actor_name', true), '');
  operation text := coalesce(nullif(current_setting('app.operation', true), ''), session_user::text);
  request_id text := nullif(current_setting('app.request_id', true), '');
  is_personal boolean;
BEGIN
  SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(was -> key, now_ -> key)) FILTER (WHERE key <> ALL (personal)), '{}'),
         jsonb_object_agg(key, jsonb_build_array(was -> key, now_ -> key)) FILTER (WHERE key = ANY (personal))
    INTO changes, personal_changes
    FROM jsonb_object_keys(whole) AS key
   WHERE key <> ALL (skipped) AND (was -> key) IS DISTINCT FROM (now_ -> key)
     AND NOT (TG_OP = 'INSERT' AND now_ -> key IN ('null', '""', '"-infinity"'));
  IF TG_OP = 'UPDATE' AND changes = '{}' AND personal_changes IS NULL THEN RETURN NULL; END IF;
  is_personal := personal_changes IS NOT NULL OR actor_name IS NOT NULL;
  CASE TG_TABLE_SCHEMA
    -- So that there is a branch where no service is given.
    WHEN '' THEN NULL;%1$s
    ELSE
      EXECUTE format(%2$L, TG_TABLE_SCHEMA)
        USING whole ->> 'store_id', entry, kind, kernel.user_id(), operation, request_id,
              TG_TABLE_NAME::text, (whole ->> 'id')::uuid, (whole ->> TG_ARGV[2])::uuid, TG_OP, changes;
      IF is_personal THEN
        EXECUTE format(%3$L, TG_TABLE_SCHEMA)
          USING whole ->> 'store_id', entry, actor_name, coalesce(personal_changes, '{}');
      END IF;
  END CASE;
  RETURN NULL;
END $body$, branches,
    format(entry, '%I', '$1, $2, clock_timestamp(), $3, $4, $5, $6, $7, $8, $9, $10, $11'),
    format(personal, '%I', '$1, $2, $3, $4'));
BEGIN
  -- It stands as it is with every further start.
  IF body = (SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure('kernel.audit()')) THEN RETURN; END IF;
  EXECUTE format('CREATE OR REPLACE FUNCTION kernel.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog AS %L', body);
END $do$;
CALL kernel.write_audit('{}');
ALTER FUNCTION kernel.audit() OWNER TO kommis_audit;
