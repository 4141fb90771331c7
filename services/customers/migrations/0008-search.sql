-- Search reaches a trigram index only past the policy: LIKE is not leakproof. The role sees three columns of customers and
-- of memberships, the function filters the store itself, and the rows are then read through the policy.
GRANT SELECT (store_id, id, search_text) ON customer TO kommis_customers_search;
CREATE POLICY search ON customer FOR SELECT TO kommis_customers_search USING (true);
GRANT SELECT (store_id, customer_id, group_id) ON customer_group_member TO kommis_customers_search;
CREATE POLICY search ON customer_group_member FOR SELECT TO kommis_customers_search USING (true);

-- Whom the words find, in one group or in any: no more than `at_most`, or with null all. A group is looked at here, or a
-- frequent word would be read to its end to find the few of it who are in the group.
CREATE FUNCTION search_customers(longest text, others text[], in_group uuid DEFAULT NULL, at_most int DEFAULT 10001) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = pg_catalog AS $$
  SELECT id FROM customers.customer
   WHERE store_id = (SELECT kernel.store_id()) AND (SELECT kernel.is_staff()) AND search_text LIKE longest AND search_text LIKE ALL (others)
     AND (in_group IS NULL OR (SELECT true FROM customers.customer_group_member m
                                WHERE m.store_id = customer.store_id AND m.customer_id = customer.id AND m.group_id = in_group))
   LIMIT at_most $$;
CALL kernel.make_search('customers.search_customers(text, text[], uuid, int)');
