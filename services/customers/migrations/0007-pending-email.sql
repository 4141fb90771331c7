-- Whether an address waits to become somebody's, asked of every new address.
CREATE INDEX customer_pending_email ON customer (store_id, pending_email) WHERE pending_email <> '';
