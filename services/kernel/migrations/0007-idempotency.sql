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
