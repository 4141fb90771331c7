-- Each value as the last import that had its column left it: a column that is not in a file says nothing, and what was
-- changed here since is told apart column by column [R-IM3].
ALTER TABLE imported_row DROP COLUMN state_hash, ADD COLUMN last_values jsonb NOT NULL DEFAULT '{}';

-- A consignors file is read by two services and has one verdict. A row is consignment's: no faults while it is still
-- asked (null), or how many. The file's customers are written only where it is 0, and the row goes with the answer.
CREATE TABLE consignors_file (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  file_id uuid NOT NULL,
  fault_count int CHECK (fault_count >= 0),
  asked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, file_id)
);
-- Not audited: what the import then does is.
CALL kernel.guard('customers.consignors_file', audited => false);
