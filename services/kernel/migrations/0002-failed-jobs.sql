-- Failing background work of the actor's store, for its staff. Payloads stay inside: they may name people.
CREATE FUNCTION kernel.failed_jobs() RETURNS TABLE (
  id bigint, task text, attempts int, max_attempts int, last_error text, created_at timestamptz, next_run_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT j.id, t.identifier, j.attempts::int, j.max_attempts::int, left(split_part(j.last_error, E'\n', 1), 300), j.created_at, j.run_at
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
