-- What a number's row said when it was last imported: an equal one is skipped, whatever happened since [R-IM3].
CREATE TABLE imported_row (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  kind text NOT NULL,
  number int NOT NULL,
  hash text NOT NULL,
  -- Each value as the last import that had its column left it: a column that is not in a file says nothing, and what was
  -- changed here since is told apart column by column.
  last_values jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (store_id, kind, number)
);
CALL kernel.guard('customers.imported_row', audited => false);

-- Imports are jobs.
CALL kernel.make_job('customers');
