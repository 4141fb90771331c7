-- What is agreed with a consignor. A customer without a row is no consignor.
CREATE TABLE consignment.consignor (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  charity text NOT NULL DEFAULT 'NOT_ASKED',
  may_create_items boolean NOT NULL DEFAULT false,
  item_allowance integer NOT NULL DEFAULT 0,
  item_allowance_remaining integer NOT NULL DEFAULT 0,
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
CALL kernel.guard('consignment.consignor', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
