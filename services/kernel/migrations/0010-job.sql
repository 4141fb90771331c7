-- Long work of a service: a row a job, made by one procedure for any service. It survives the process, and whoever wants
-- to know how far it is reads it. A job runs as who started it, as they were then (`started_by`): the policies of every
-- table it touches ask that actor, and the actor's own store is the row's.
CREATE PROCEDURE kernel.make_job(service text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($sql$
    CREATE TABLE %I.job (
      store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
      id uuid NOT NULL,
      kind text COLLATE "C" NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]{1,39}$'),
      -- What only one at a time may hold in a store: a kind has one of its own, or several kinds share one.
      place text COLLATE "C" NOT NULL CHECK (place ~ '^[A-Z][A-Z_]{1,39}$'),
      state text COLLATE "C" NOT NULL,
      done integer NOT NULL DEFAULT 0 CHECK (done >= 0),
      -- Null until it is known.
      total integer CHECK (total >= 0),
      stop_asked boolean NOT NULL DEFAULT false,
      -- What was asked for. A file it needs is here as fileId, and is not swept while the job has not ended.
      input jsonb NOT NULL,
      -- Where it goes on: moved in the transaction that did the work before it, so that a kill loses and doubles nothing.
      cursor jsonb NOT NULL DEFAULT '{}',
      result jsonb NOT NULL DEFAULT '{}',
      version integer NOT NULL DEFAULT 1,
      -- How often it failed where it stands.
      failures integer NOT NULL DEFAULT 0,
      started_by jsonb NOT NULL,
      started_at timestamptz NOT NULL,
      ended_at timestamptz,
      PRIMARY KEY (store_id, id),
      CONSTRAINT job_state CHECK (state IN ('QUEUED', 'JUDGING', 'RUNNING', 'DONE', 'PARTLY', 'REFUSED', 'STOPPED', 'FAILED')),
      CONSTRAINT job_ended CHECK ((ended_at IS NULL) = (state IN ('QUEUED', 'JUDGING', 'RUNNING'))),
      CONSTRAINT job_of_its_store CHECK (started_by ->> 'storeId' = store_id)
    )$sql$, service);
  -- It is the row that holds the place: nobody waits on a lock for as long as a job takes.
  EXECUTE format('CREATE UNIQUE INDEX job_at_a_time ON %I.job (store_id, place) WHERE ended_at IS NULL', service);
  CALL kernel.guard(format('%I.job', service)::regclass, audited => false,
    portal => 'started_by ->> ''kind'' = ''portal'' AND started_by ->> ''userId'' = (SELECT kernel.user_id())::text',
    portal_write => 'started_by ->> ''kind'' = ''portal'' AND started_by ->> ''userId'' = (SELECT kernel.user_id())::text');
END $$;
