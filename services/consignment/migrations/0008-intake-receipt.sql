-- What consignors get of an intake that was received [S21], by mail and as PDF.
CALL kernel.make_mail('consignment');

-- How the store calls itself and speaks, and how its consignors are reached: copies of identity's and of customers'.
ALTER TABLE consignment.store
  ADD COLUMN name text NOT NULL DEFAULT '',
  ADD COLUMN language text NOT NULL DEFAULT 'en' CONSTRAINT store_language CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  ADD COLUMN colour text NOT NULL DEFAULT '';
ALTER TABLE consignment.customer
  ADD COLUMN email text NOT NULL DEFAULT '',
  -- What their log-in chose, and when; '' = nothing, so it is the store's.
  ADD COLUMN language text NOT NULL DEFAULT '' CHECK (language IN ('', 'nl', 'nb', 'sv', 'en')),
  ADD COLUMN language_at timestamptz NOT NULL DEFAULT '-infinity';
DROP TRIGGER audit ON consignment.customer;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.customer
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{display_name,email}', '{}', 'nobody');

ALTER TABLE consignment.intake
  -- Which terms applied when the last of it was received, frozen then; '' before, and where the store named none.
  ADD COLUMN terms_version text NOT NULL DEFAULT '',
  -- Whether its consignor got the receipt by mail; null before there is one.
  ADD COLUMN receipt_mailed boolean,
  ADD CONSTRAINT intake_terms CHECK (state = 'RECEIVED' OR terms_version = '');

-- It goes on, never back, whoever writes; and what applied at receipt stays.
CREATE OR REPLACE FUNCTION consignment.hold_intake() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  states constant text[] := ARRAY['OPEN', 'SUBMITTED', 'RECEIVED'];
BEGIN
  IF NEW.store_id <> OLD.store_id OR (NEW.customer_id <> OLD.customer_id AND NOT kernel.is_system())
     OR array_position(states, NEW.state) < array_position(states, OLD.state) THEN
    RAISE EXCEPTION 'an intake goes on, never back' USING ERRCODE = '23514', CONSTRAINT = 'intake_goes_on';
  END IF;
  IF OLD.state = 'RECEIVED' AND NEW.terms_version <> OLD.terms_version THEN
    RAISE EXCEPTION 'the terms of an intake are frozen at receipt' USING ERRCODE = '23514', CONSTRAINT = 'intake_terms_are_frozen';
  END IF;
  RETURN NEW;
END $$;

-- The receipt as it was when the last item was decided: mail and PDF say this, whatever becomes of the items.
CREATE TABLE consignment.intake_receipt (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  intake_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  received_on date NOT NULL,
  language text NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  terms_version text NOT NULL DEFAULT '',
  items jsonb NOT NULL,
  PRIMARY KEY (store_id, intake_id),
  CONSTRAINT intake_receipt_of FOREIGN KEY (store_id, intake_id) REFERENCES consignment.intake (store_id, id)
);
CREATE INDEX intake_receipt_of_consignor ON consignment.intake_receipt (store_id, customer_id);
CALL kernel.guard('consignment.intake_receipt', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- What was handed out is not written anew; whose it is only the product itself changes.
CREATE FUNCTION consignment.hold_intake_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.store_id <> OLD.store_id OR NOT kernel.is_system() OR to_jsonb(OLD) - 'customer_id' <> to_jsonb(NEW) - 'customer_id' THEN
    RAISE EXCEPTION 'a receipt stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'intake_receipt_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE UPDATE ON consignment.intake_receipt FOR EACH ROW EXECUTE FUNCTION consignment.hold_intake_receipt();
