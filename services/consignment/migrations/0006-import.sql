-- The row last imported for a number, as a hash: an equal one is skipped, whatever happened since [R-IM3].
-- Not audited: what the row did is.
CREATE TABLE consignment.imported_row (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  kind text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  hash text COLLATE "C" NOT NULL,
  -- Of what the row made, just after: still the same means that nothing happened here since.
  version bigint NOT NULL,
  -- Each value as the last import that had its column left it; see customers' table of the same name. Items have none: what
  -- happened to one is its state and its version.
  last_values jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (store_id, kind, number),
  CONSTRAINT imported_row_kind CHECK (kind IN ('CONSIGNOR', 'ITEM'))
);
CALL kernel.guard('consignment.imported_row', audited => false);

-- Consignment's halves of the files that are imported are jobs.
CALL kernel.make_job('consignment');
