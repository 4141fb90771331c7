-- A service as small as one can be, for the specs of the mechanisms themselves.

CALL kernel.make_audit('probe');
CALL kernel.make_idempotency('probe');
CALL kernel.make_mail('probe');

CREATE TABLE thing (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  name text NOT NULL CHECK (length(name) <= 20),
  owner_name text NOT NULL DEFAULT '',
  pin text NOT NULL DEFAULT '',
  customer_id uuid,
  PRIMARY KEY (store_id, id)
);
CREATE UNIQUE INDEX thing_name_once ON thing (store_id, name);
CALL kernel.guard('probe.thing', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  personal => ARRAY['owner_name'], secret => ARRAY['pin'], subject => 'id');

-- What the handler has heard, once each: the name is the key.
CREATE TABLE heard (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  name text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (store_id, name)
);
CALL kernel.guard('probe.heard', audited => false);

CALL kernel.make_job('probe');
