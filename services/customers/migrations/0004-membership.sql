-- Membership. The number is copied so that a group's list, newest number first, is one index range.
CREATE TABLE customer_group_member (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  group_id uuid NOT NULL,
  number int NOT NULL,
  PRIMARY KEY (store_id, customer_id, group_id),
  FOREIGN KEY (store_id, customer_id) REFERENCES customer (store_id, id) ON DELETE CASCADE,
  CONSTRAINT member_of_group FOREIGN KEY (store_id, group_id) REFERENCES customer_group (store_id, id)
);
CREATE INDEX customer_group_member_list ON customer_group_member (store_id, group_id, number DESC, customer_id);
CALL kernel.guard('customers.customer_group_member', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])', secret => ARRAY['number']);
-- Always exactly one default group, and it is one of the customer's groups [P19].
ALTER TABLE customer ADD CONSTRAINT customer_default_is_member FOREIGN KEY (store_id, id, default_group_id)
  REFERENCES customer_group_member (store_id, customer_id, group_id) DEFERRABLE INITIALLY DEFERRED;

-- The count of a group follows its rows, a statement at a time.
CREATE FUNCTION count_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customers.customer_group_count c SET customer_count = c.customer_count + n.members * CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
    FROM (SELECT store_id, group_id, count(*) AS members FROM changed GROUP BY store_id, group_id) n
   WHERE n.store_id = c.store_id AND n.group_id = c.group_id;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_in AFTER INSERT ON customer_group_member REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_members();
CREATE TRIGGER counted_out AFTER DELETE ON customer_group_member REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_members();
