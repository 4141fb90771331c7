-- What is agreed with a consignor. A customer without a row is no consignor.
CREATE TABLE consignment.consignor (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  charity text NOT NULL DEFAULT 'NOT_ASKED',
  may_create_items boolean NOT NULL DEFAULT false,
  item_allowance integer NOT NULL DEFAULT 0,
  item_allowance_remaining integer NOT NULL DEFAULT 0,
  -- An intake was handed over: the rest waits until staff give the number again [K22], and when they last did.
  allowance_frozen boolean NOT NULL DEFAULT false,
  allowance_given_at timestamptz,
  consignor_share_percent numeric(5,2),
  return_mail boolean NOT NULL DEFAULT true,
  calendar_note boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, customer_id),
  CONSTRAINT consignor_customer FOREIGN KEY (store_id, customer_id) REFERENCES consignment.customer (store_id, id),
  CONSTRAINT consignor_store FOREIGN KEY (store_id) REFERENCES consignment.store (store_id),
  CONSTRAINT consignor_charity CHECK (charity IN ('YES', 'NO', 'NOT_ASKED')),
  CONSTRAINT consignor_allowance CHECK (item_allowance BETWEEN 0 AND 200),
  CONSTRAINT consignor_remaining CHECK (item_allowance_remaining BETWEEN 0 AND item_allowance),
  CONSTRAINT consignor_share CHECK (consignor_share_percent BETWEEN 0 AND 100),
  -- Self-entry exists in shop-in-shop stores only [K11].
  CONSTRAINT consignor_self_entry CHECK (NOT may_create_items OR store_id ~ '^(300|600)')
);
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON consignment.consignor FOR EACH ROW EXECUTE FUNCTION kernel.touch();
CREATE INDEX consignor_updated ON consignment.consignor (store_id, updated_at, customer_id);
-- What is left of the allowance changes with every item entered, and is nobody's decision: no history tells it.
CALL kernel.guard('consignment.consignor', secret => ARRAY['item_allowance_remaining', 'allowance_frozen'],
  portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- Of what was agreed a consignor changes nothing: entering takes from what is left, and handing over ends it [R-CO1]. A number
-- that is given, the same one too, counts afresh: all of it, but for what stands in the open intake already.
CREATE FUNCTION consignment.hold_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken constant text[] := ARRAY['item_allowance_remaining', 'allowance_frozen', 'updated_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.store_id <> OLD.store_id THEN RAISE EXCEPTION 'an agreement stays in its store' USING ERRCODE = '42501'; END IF;
  IF kernel.kind() = 'portal' AND (TG_OP <> 'UPDATE' OR OLD.allowance_frozen OR to_jsonb(OLD) - taken <> to_jsonb(NEW) - taken) THEN
    RAISE EXCEPTION 'a consignor changes nothing that was agreed' USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.item_allowance_remaining := NEW.item_allowance;
  ELSIF NEW.allowance_given_at IS DISTINCT FROM OLD.allowance_given_at OR NEW.item_allowance <> OLD.item_allowance THEN
    NEW.allowance_frozen := false;
    NEW.item_allowance_remaining := greatest(0, NEW.item_allowance - consignment.own_drafts(NEW.store_id, NEW.customer_id));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.consignor FOR EACH ROW EXECUTE FUNCTION consignment.hold_agreement();
