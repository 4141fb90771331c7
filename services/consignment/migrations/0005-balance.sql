-- Imported sales that were paid out before the store came here, as one statement about one file: it can be taken back.
CREATE TABLE consignment.settlement (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  settled_until date NOT NULL,
  sale_count integer NOT NULL CHECK (sale_count > 0),
  share_minor bigint NOT NULL,
  made_at timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (store_id, id)
);
CALL kernel.guard('consignment.settlement', subject => 'id');

-- What the store owes a consignor, line by line. What was sold is divided once and kept, never divided again.
CREATE TABLE consignment.balance_line (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- What it is for: the item that was sold. One line a cause, however often the event comes.
  cause_id uuid NOT NULL,
  item_id uuid NOT NULL,
  origin text NOT NULL,
  sold_on date NOT NULL,
  sold_for_minor bigint NOT NULL,
  share_minor bigint NOT NULL,
  store_part_minor bigint NOT NULL,
  settled boolean NOT NULL DEFAULT false,
  settlement_id uuid,
  PRIMARY KEY (store_id, id),
  CONSTRAINT balance_line_cause UNIQUE (store_id, cause_id),
  CONSTRAINT balance_line_item FOREIGN KEY (store_id, item_id) REFERENCES consignment.item (store_id, id),
  CONSTRAINT balance_line_origin CHECK (origin IN ('IMPORT', 'SALE')),
  CONSTRAINT balance_line_adds_up CHECK (share_minor + store_part_minor = sold_for_minor),
  CONSTRAINT balance_line_settlement FOREIGN KEY (store_id, settlement_id) REFERENCES consignment.settlement (store_id, id),
  -- What a settlement holds counts for no balance; taken back, it is held by none.
  CONSTRAINT balance_line_settled CHECK (settlement_id IS NULL OR settled)
);
CREATE INDEX balance_line_sales ON consignment.balance_line (store_id, customer_id, sold_on DESC, id DESC) INCLUDE (sold_for_minor, share_minor);
CREATE INDEX balance_line_open ON consignment.balance_line (store_id, customer_id) INCLUDE (share_minor) WHERE NOT settled;
CREATE INDEX balance_line_of_settlement ON consignment.balance_line (store_id, settlement_id) WHERE settlement_id IS NOT NULL;
CALL kernel.guard('consignment.balance_line', subject => 'item_id', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
