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
