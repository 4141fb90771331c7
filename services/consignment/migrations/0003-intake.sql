CALL kernel.make_idempotency('consignment');

-- The items of one visit of a consignor [K22]: entered, handed over, received.
CREATE TABLE consignment.intake (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'OPEN',
  opened_at timestamptz NOT NULL,
  submitted_at timestamptz,
  received_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, id),
  -- What an item's key of its intake leads to, so that nobody's item is in another's intake.
  CONSTRAINT intake_whose UNIQUE (store_id, id, customer_id),
  CONSTRAINT intake_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT intake_state CHECK (state IN ('OPEN', 'SUBMITTED', 'RECEIVED')),
  CONSTRAINT intake_submitted CHECK ((state = 'OPEN') = (submitted_at IS NULL)),
  CONSTRAINT intake_received CHECK ((state = 'RECEIVED') = (received_at IS NOT NULL))
);
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON consignment.intake FOR EACH ROW EXECUTE FUNCTION kernel.touch();
-- A consignor enters into one at a time.
CREATE UNIQUE INDEX intake_open ON consignment.intake (store_id, customer_id) WHERE state = 'OPEN';
-- A consignor's and the store's, the newest first, of any state or of one; and what waits for labels, the oldest first.
CREATE INDEX intake_of_consignor ON consignment.intake (store_id, customer_id, opened_at DESC, id DESC);
CREATE INDEX intake_of_store ON consignment.intake (store_id, opened_at DESC, id DESC);
CREATE INDEX intake_of_state ON consignment.intake (store_id, state, opened_at DESC, id DESC);
CREATE INDEX intake_waiting ON consignment.intake (store_id, submitted_at, id) WHERE state = 'SUBMITTED';
CALL kernel.guard('consignment.intake',
  portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[]) AND state <> ''RECEIVED''');

-- It goes on, never back, whoever writes; whose it is only the product itself changes, where two customers become one.
CREATE FUNCTION consignment.hold_intake() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  states constant text[] := ARRAY['OPEN', 'SUBMITTED', 'RECEIVED'];
BEGIN
  IF NEW.store_id <> OLD.store_id OR (NEW.customer_id <> OLD.customer_id AND NOT kernel.is_system())
     OR array_position(states, NEW.state) < array_position(states, OLD.state) THEN
    RAISE EXCEPTION 'an intake goes on, never back' USING ERRCODE = '23514', CONSTRAINT = 'intake_goes_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE UPDATE ON consignment.intake FOR EACH ROW EXECUTE FUNCTION consignment.hold_intake();
