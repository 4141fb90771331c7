-- Failing background work of the actor's store, for its staff. Payloads stay inside: they may name people.
CREATE FUNCTION kernel.failed_jobs() RETURNS TABLE (
  id bigint, task text, kind text, attempts int, max_attempts int, last_error text, created_at timestamptz, next_run_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT j.id, t.identifier,
         -- Of a mail which one, in our own word for it: the one part of a payload that is told.
         CASE WHEN t.identifier LIKE '%.send-mail' THEN split_part(j.payload -> 'data' ->> 'kind', '.', 2) END,
         j.attempts::int, j.max_attempts::int, left(split_part(j.last_error, E'\n', 1), 300), j.created_at, j.run_at
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
   WHERE j.attempts > 0 AND j.last_error IS NOT NULL AND j.locked_at IS NULL
     AND j.payload ->> 'storeId' = kernel.store_id() AND kernel.is_staff()
   ORDER BY j.id DESC LIMIT 200 $$;
ALTER FUNCTION kernel.failed_jobs() OWNER TO kommis_worker;

CREATE FUNCTION kernel.retry_job(job bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = least(attempts, max_attempts - 1)
   WHERE id = job AND locked_at IS NULL AND payload ->> 'storeId' = kernel.store_id() AND kernel.is_staff();
  RETURN FOUND;
END $$;
ALTER FUNCTION kernel.retry_job(bigint) OWNER TO kommis_worker;

-- Jobs say what happened, and so name people. One that is done is deleted by the job library and leaves nothing; one
-- that failed stays, and an erasure must reach it. kommis_erase is who erases: nobody logs in as it, and only what runs
-- as it may call this.

-- Whether a text names somebody who is known by these ids and addresses.
CREATE FUNCTION kernel.names_one_of(value text, said text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT EXISTS (SELECT FROM unnest(said) AS each WHERE position(lower(each) IN lower(value)) > 0) $$;

-- A payload without them: an object with such a value is about them and goes, and in a list the others stay. Null where
-- the whole was about them.
CREATE FUNCTION kernel.without(payload jsonb, said text[]) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
BEGIN
  RETURN CASE jsonb_typeof(payload)
    WHEN 'object' THEN CASE
      WHEN EXISTS (SELECT FROM jsonb_each(payload) AS e (key, value) WHERE jsonb_typeof(value) = 'string' AND kernel.names_one_of(value #>> '{}', said))
        THEN NULL
      ELSE (SELECT coalesce(jsonb_object_agg(key, kernel.without(value, said)), '{}')
              FROM jsonb_each(payload) AS e (key, value) WHERE NOT kernel.names_one_of(key, said)) END
    WHEN 'array' THEN (
      SELECT coalesce(jsonb_agg(kept ORDER BY at), '[]')
        FROM (SELECT kernel.without(value, said) AS kept, at FROM jsonb_array_elements(payload) WITH ORDINALITY AS e (value, at)) AS of_list
       WHERE kept IS NOT NULL)
    WHEN 'string' THEN CASE WHEN kernel.names_one_of(payload #>> '{}', said) THEN NULL ELSE payload END
    ELSE payload END;
END $$;

-- Takes somebody out of the failed jobs of the actor's store: a job that is about them alone is deleted, one that is
-- about others, too, keeps the others. What it failed of may name them and goes as well. Answers how many of them are
-- just being tried again, and are still to be looked at: call it again until that is 0.
CREATE FUNCTION kernel.erase_jobs(said text[]) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  job record;
  kept jsonb;
  running int := 0;
BEGIN
  IF kernel.store_id() IS NULL THEN RAISE EXCEPTION 'erasing without a store'; END IF;
  IF EXISTS (SELECT FROM unnest(said) AS each WHERE length(each) < 6) THEN
    RAISE EXCEPTION 'somebody is known by ids and addresses, not by less';
  END IF;
  FOR job IN
    SELECT j.id, j.locked_at, j.payload::jsonb AS payload FROM graphile_worker._private_jobs j
     WHERE j.payload ->> 'storeId' = kernel.store_id() AND j.attempts > 0 AND j.last_error IS NOT NULL
       AND kernel.names_one_of(concat_ws(' ', j.payload::jsonb::text, j.key, j.last_error), said)
       FOR UPDATE OF j
  LOOP
    kept := kernel.without(job.payload -> 'data', said);
    IF job.locked_at IS NOT NULL THEN
      running := running + 1;
    ELSIF kept IS NULL OR kernel.names_one_of(job.payload ->> 'aggregateId', said) THEN
      DELETE FROM graphile_worker._private_jobs WHERE id = job.id;
    ELSE
      UPDATE graphile_worker._private_jobs
         SET payload = jsonb_set(job.payload, '{data}', kept)::json, key = NULL, last_error = 'Erased with a person'
       WHERE id = job.id;
    END IF;
  END LOOP;
  RETURN running;
END $$;
ALTER FUNCTION kernel.erase_jobs(text[]) OWNER TO kommis_worker;
REVOKE ALL ON FUNCTION kernel.erase_jobs(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kernel.erase_jobs(text[]) TO kommis_erase;
