-- Takes more columns of an audited table out of its audit: copies of what another service audits.
CREATE PROCEDURE kernel.hide_from_audit(target regclass, more text[]) LANGUAGE plpgsql AS $$
DECLARE
  -- The trigger's arguments as kernel.guard gave them: personal, secret, subject.
  given text[] := (SELECT string_to_array(encode(tgargs, 'escape'), '\000') FROM pg_trigger WHERE tgrelid = target AND tgname = 'audit');
BEGIN
  EXECUTE format('DROP TRIGGER audit ON %s', target);
  EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION kernel.audit(%L, %L, %L)',
    target, given[1], given[2]::text[] || more, given[3]);
END $$;

-- The audit's own statements, written out for each service: a text that names its table at run time is planned anew
-- for every row, and an import writes thousands. A schema that is not among them (a test's) still gets its text.
DO $do$
DECLARE
  service text;
  entries text := '';
  personals text := '';
BEGIN
  FOREACH service IN ARRAY ARRAY['identity', 'customers', 'consignment', 'commerce'] LOOP
    entries := entries || format($branch$
    WHEN %L THEN
      INSERT INTO %I.audit (store_id, id, at, actor_kind, actor_id, actor_name, operation, request_id, entity, entity_id, subject_id, action, changes)
      VALUES (whole ->> 'store_id', entry, clock_timestamp(), kind, kernel.user_id(), actor_name, operation, request_id,
              TG_TABLE_NAME, (whole ->> 'id')::uuid, (whole ->> TG_ARGV[2])::uuid, TG_OP, changes);$branch$, service, service);
    personals := personals || format($branch$
    WHEN %L THEN
      INSERT INTO %I.audit_personal (store_id, id, changes) VALUES (whole ->> 'store_id', entry, personal_changes);$branch$, service, service);
  END LOOP;
  EXECUTE format($function$
CREATE OR REPLACE FUNCTION kernel.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog AS $$
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
BEGIN
  SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(was -> key, now_ -> key)) FILTER (WHERE key <> ALL (personal)), '{}'),
         jsonb_object_agg(key, jsonb_build_array(was -> key, now_ -> key)) FILTER (WHERE key = ANY (personal))
    INTO changes, personal_changes
    FROM jsonb_object_keys(whole) AS key
   WHERE key <> ALL (skipped) AND (was -> key) IS DISTINCT FROM (now_ -> key)
     AND NOT (TG_OP = 'INSERT' AND now_ -> key IN ('null', '""'));
  IF TG_OP = 'UPDATE' AND changes = '{}' AND personal_changes IS NULL THEN RETURN NULL; END IF;
  CASE TG_TABLE_SCHEMA%s
    ELSE
      EXECUTE format(
        'INSERT INTO %%I.audit (store_id, id, at, actor_kind, actor_id, actor_name, operation, request_id, entity, entity_id, subject_id, action, changes)
         VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', TG_TABLE_SCHEMA)
        USING whole ->> 'store_id', entry, kind, kernel.user_id(), actor_name, operation, request_id,
              TG_TABLE_NAME::text, (whole ->> 'id')::uuid, (whole ->> TG_ARGV[2])::uuid, TG_OP, changes;
  END CASE;
  IF personal_changes IS NULL THEN RETURN NULL; END IF;
  CASE TG_TABLE_SCHEMA%s
    ELSE
      EXECUTE format('INSERT INTO %%I.audit_personal (store_id, id, changes) VALUES ($1, $2, $3)', TG_TABLE_SCHEMA)
        USING whole ->> 'store_id', entry, personal_changes;
  END CASE;
  RETURN NULL;
END $$$function$, entries, personals);
END $do$;
