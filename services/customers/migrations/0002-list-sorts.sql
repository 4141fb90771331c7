-- The customer list sorts by every column it shows [P2s].
ALTER TABLE customer
  -- What identity told of the customer's log-ins: 0 all switched off, 1 some, 2 none, 3 all on. It tells where that is
  -- not what anybody would expect: an address is invited, and without one there is no log-in.
  ADD COLUMN log_in_told smallint CHECK (log_in_told BETWEEN 0 AND 3),
  ADD COLUMN log_in_version bigint NOT NULL DEFAULT 0,
  ADD COLUMN log_in smallint NOT NULL GENERATED ALWAYS AS (coalesce(log_in_told, CASE WHEN email = '' THEN 2 ELSE 3 END)) STORED;
CALL kernel.hide_from_audit('customers.customer', ARRAY['log_in_told', 'log_in_version', 'log_in']);
CREATE INDEX customer_by_log_in ON customer (store_id, log_in, id);
CREATE INDEX customer_by_newsletter ON customer (store_id, newsletter, id);
CREATE INDEX customer_by_default_group ON customer (store_id, default_group_id, id);
