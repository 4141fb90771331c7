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

-- The count of a group follows its rows as that of all customers does.
CREATE FUNCTION count_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customers.customer_group_count (store_id, group_id, part)
    SELECT store_id, group_id, count(*) * CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END FROM changed GROUP BY store_id, group_id;
  IF random() < 0.03 THEN
    WITH gone AS (
      DELETE FROM customers.customer_group_count c USING (
        SELECT n.store_id, n.group_id, n.id FROM customers.customer_group_count n
         WHERE (n.store_id, n.group_id) IN (SELECT store_id, group_id FROM changed) FOR UPDATE SKIP LOCKED) n
       WHERE c.store_id = n.store_id AND c.group_id = n.group_id AND c.id = n.id RETURNING c.store_id, c.group_id, c.part)
    INSERT INTO customers.customer_group_count (store_id, group_id, part) SELECT store_id, group_id, sum(part) FROM gone GROUP BY store_id, group_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_in AFTER INSERT ON customer_group_member REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_members();
CREATE TRIGGER counted_out AFTER DELETE ON customer_group_member REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_members();
