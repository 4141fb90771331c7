-- With which addresses somebody logs in for a customer: copies of identity's activated users, overwritten by what is
-- newer. `moves` is how often the user's address had changed by then.
CREATE TABLE log_in_address (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  user_id uuid NOT NULL,
  email text COLLATE "C" NOT NULL,
  moves int NOT NULL,
  PRIMARY KEY (store_id, customer_id, user_id),
  FOREIGN KEY (store_id, customer_id) REFERENCES customer (store_id, id) ON DELETE CASCADE
);
CREATE INDEX log_in_address_email ON log_in_address (store_id, email);
CALL kernel.guard('customers.log_in_address', audited => false);

-- The contact address that waits until whoever logs in with the present one has confirmed it [R-ID8].
ALTER TABLE customer
  ADD COLUMN pending_email text NOT NULL DEFAULT '' CHECK (pending_email = lower(pending_email) AND length(pending_email) <= 254);
CALL kernel.keep_apart_in_audit('customers.customer', ARRAY['pending_email']);
