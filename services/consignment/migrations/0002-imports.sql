-- Each value as the last import that had its column left it; see customers' table of the same name. Items have none: what
-- happened to one is its state and its version.
ALTER TABLE consignment.imported_row ADD COLUMN last_values jsonb NOT NULL DEFAULT '{}';

-- Consignors files whose customers are in: only then are the agreements of the same file written.
CREATE TABLE consignment.consignors_file (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  file_id uuid NOT NULL,
  customers_in_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, file_id)
);
-- Not audited: what the import then does is.
CALL kernel.guard('consignment.consignors_file', audited => false);

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
ALTER TABLE consignment.balance_line ADD COLUMN settlement_id uuid,
  ADD CONSTRAINT balance_line_settlement FOREIGN KEY (store_id, settlement_id) REFERENCES consignment.settlement (store_id, id),
  -- What a settlement holds counts for no balance; taken back, it is held by none.
  ADD CONSTRAINT balance_line_settled CHECK (settlement_id IS NULL OR settled);
CREATE INDEX balance_line_of_settlement ON consignment.balance_line (store_id, settlement_id) WHERE settlement_id IS NOT NULL;
