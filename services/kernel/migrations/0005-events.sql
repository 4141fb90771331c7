-- Events: who listens to what, and the one function that enqueues.
CREATE TABLE kernel.subscription (event text NOT NULL, task text NOT NULL, PRIMARY KEY (event, task));
ALTER TABLE kernel.subscription OWNER TO kommis_worker;

-- One call of the job library an event, however many listen: each call looks through the waiting jobs.
CREATE FUNCTION kernel.emit(event_name text, aggregate_id uuid, version bigint, payload json) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  jobs graphile_worker.job_spec[];
BEGIN
  IF kernel.store_id() IS NULL THEN RAISE EXCEPTION 'an event without a store'; END IF;
  IF 'kommis_' || split_part(event_name, '.', 1) <> session_user THEN
    RAISE EXCEPTION 'role % may not emit %', session_user, event_name USING ERRCODE = '42501';
  END IF;
  SELECT array_agg(ROW(s.task, json_build_object(
      'storeId', kernel.store_id(), 'event', event_name, 'aggregateId', aggregate_id, 'version', version,
      'requestId', nullif(current_setting('app.request_id', true), ''), 'data', payload),
      NULL, NULL, NULL, NULL, NULL, NULL)::graphile_worker.job_spec)
    INTO jobs FROM kernel.subscription s WHERE s.event = event_name;
  IF jobs IS NOT NULL THEN PERFORM graphile_worker.add_jobs(jobs); END IF;
END $$;
ALTER FUNCTION kernel.emit(text, uuid, bigint, json) OWNER TO kommis_worker;

-- A job of the service itself (a mail to send), enqueued in the caller's transaction; to be run no sooner than after
-- so many milliseconds, where it shall not be seen from what it was asked by.
CREATE FUNCTION kernel.enqueue(task text, payload json, job_key text, after_ms int DEFAULT 0) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF kernel.store_id() IS NULL THEN RAISE EXCEPTION 'a job without a store'; END IF;
  IF 'kommis_' || split_part(task, '.', 1) <> session_user THEN
    RAISE EXCEPTION 'role % may not enqueue %', session_user, task USING ERRCODE = '42501';
  END IF;
  PERFORM graphile_worker.add_job(task, json_build_object('storeId', kernel.store_id(), 'data', payload), job_key := enqueue.job_key,
    run_at := CASE WHEN after_ms > 0 THEN now() + after_ms * interval '1 millisecond' END);
END $$;
ALTER FUNCTION kernel.enqueue(text, json, text, int) OWNER TO kommis_worker;
