-- DAC7 [L9]: what was sold for each consignor in a quarter is reported to the tax office where it was much, in countries where that
-- is law. The country is told by identity from now on; of a store that is here already it is the one of its currency until then.
ALTER TABLE consignment.store
  ADD COLUMN country text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN dac7_on boolean NOT NULL DEFAULT false,
  -- Null is what the law says, in the currency of the store.
  ADD COLUMN dac7_threshold_minor bigint CONSTRAINT store_dac7_threshold CHECK (dac7_threshold_minor BETWEEN 0 AND 10000000000),
  ADD COLUMN dac7_counted text COLLATE "C" NOT NULL DEFAULT 'ALL' CONSTRAINT store_dac7_counted CHECK (dac7_counted IN ('ALL', 'ONLINE'));
-- No policy lets the owner of a table read it.
ALTER TABLE consignment.store NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.store DISABLE TRIGGER USER;
UPDATE consignment.store SET country = CASE currency WHEN 'EUR' THEN 'NL' WHEN 'NOK' THEN 'NO' WHEN 'SEK' THEN 'SE' WHEN 'DKK' THEN 'DK' ELSE '' END;
ALTER TABLE consignment.store ENABLE TRIGGER USER;
ALTER TABLE consignment.store FORCE ROW LEVEL SECURITY;

-- What was sold for a consignor in a quarter, by the day of the sale in the time zone of the store: moved with each sale, whether
-- the store reports or not, so that one that begins to has the whole year.
CREATE TABLE consignment.dac7_quarter (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  year integer NOT NULL,
  customer_id uuid NOT NULL,
  quarter integer NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  online_count integer NOT NULL CHECK (online_count >= 0),
  online_sold_for_minor bigint NOT NULL,
  online_share_minor bigint NOT NULL,
  till_count integer NOT NULL CHECK (till_count >= 0),
  till_sold_for_minor bigint NOT NULL,
  till_share_minor bigint NOT NULL,
  PRIMARY KEY (store_id, year, customer_id, quarter),
  CONSTRAINT dac7_quarter_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id)
);
CREATE INDEX dac7_quarter_of_consignor ON consignment.dac7_quarter (store_id, customer_id);
ALTER TABLE consignment.sale NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.consignor NO FORCE ROW LEVEL SECURITY;
INSERT INTO consignment.dac7_quarter
  SELECT store_id, extract(year FROM sold_on)::int, customer_id, extract(quarter FROM sold_on)::int,
         count(*) FILTER (WHERE is_online), coalesce(sum(sold_for_minor) FILTER (WHERE is_online), 0), coalesce(sum(share_minor) FILTER (WHERE is_online), 0),
         count(*) FILTER (WHERE NOT is_online), coalesce(sum(sold_for_minor) FILTER (WHERE NOT is_online), 0), coalesce(sum(share_minor) FILTER (WHERE NOT is_online), 0)
    FROM consignment.sale WHERE undone_at IS NULL GROUP BY 1, 2, 3, 4;
ALTER TABLE consignment.sale FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.consignor FORCE ROW LEVEL SECURITY;
CALL kernel.guard('consignment.dac7_quarter', audited => false, portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

CREATE FUNCTION consignment.hold_dac7_quarter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the figures of store % move with its sales', coalesce(NEW.store_id, OLD.store_id) USING ERRCODE = '23514', CONSTRAINT = 'dac7_is_of_its_sales';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.dac7_quarter FOR EACH ROW EXECUTE FUNCTION consignment.hold_dac7_quarter();

-- Sales that are booked are counted, those that are undone leave the count of their own quarter. Who writes sales moves balances
-- too: those are held first, in the order of all, so that nobody waits for another in a circle.
CREATE FUNCTION consignment.count_sales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM consignment.balance b WHERE b.customer_id IN (SELECT customer_id FROM moved) ORDER BY b.customer_id FOR UPDATE;
  INSERT INTO consignment.dac7_quarter AS q
    SELECT store_id, extract(year FROM sold_on)::int, customer_id, extract(quarter FROM sold_on)::int,
           count(*) FILTER (WHERE is_online), coalesce(sum(sold_for_minor) FILTER (WHERE is_online), 0), coalesce(sum(share_minor) FILTER (WHERE is_online), 0),
           count(*) FILTER (WHERE NOT is_online), coalesce(sum(sold_for_minor) FILTER (WHERE NOT is_online), 0), coalesce(sum(share_minor) FILTER (WHERE NOT is_online), 0)
      FROM moved WHERE undone_at IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (store_id, year, customer_id, quarter) DO UPDATE SET
      online_count = q.online_count + excluded.online_count,
      online_sold_for_minor = q.online_sold_for_minor + excluded.online_sold_for_minor,
      online_share_minor = q.online_share_minor + excluded.online_share_minor,
      till_count = q.till_count + excluded.till_count,
      till_sold_for_minor = q.till_sold_for_minor + excluded.till_sold_for_minor,
      till_share_minor = q.till_share_minor + excluded.till_share_minor;
  RETURN NULL;
END $$;
CREATE TRIGGER counts AFTER INSERT ON consignment.sale REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION consignment.count_sales();

CREATE FUNCTION consignment.uncount_sales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM consignment.balance b WHERE b.customer_id IN (SELECT customer_id FROM moved) ORDER BY b.customer_id FOR UPDATE;
  UPDATE consignment.dac7_quarter q SET
      online_count = q.online_count - u.online_count,
      online_sold_for_minor = q.online_sold_for_minor - u.online_sold_for,
      online_share_minor = q.online_share_minor - u.online_share,
      till_count = q.till_count - u.till_count,
      till_sold_for_minor = q.till_sold_for_minor - u.till_sold_for,
      till_share_minor = q.till_share_minor - u.till_share
    FROM (
      SELECT m.store_id, extract(year FROM m.sold_on)::int AS year, m.customer_id, extract(quarter FROM m.sold_on)::int AS quarter,
             count(*) FILTER (WHERE m.is_online) AS online_count, coalesce(sum(m.sold_for_minor) FILTER (WHERE m.is_online), 0) AS online_sold_for,
             coalesce(sum(m.share_minor) FILTER (WHERE m.is_online), 0) AS online_share,
             count(*) FILTER (WHERE NOT m.is_online) AS till_count, coalesce(sum(m.sold_for_minor) FILTER (WHERE NOT m.is_online), 0) AS till_sold_for,
             coalesce(sum(m.share_minor) FILTER (WHERE NOT m.is_online), 0) AS till_share
        FROM moved m JOIN stood s ON s.store_id = m.store_id AND s.id = m.id
       WHERE s.undone_at IS NULL AND m.undone_at IS NOT NULL GROUP BY 1, 2, 3, 4) u
   WHERE q.store_id = u.store_id AND q.year = u.year AND q.customer_id = u.customer_id AND q.quarter = u.quarter;
  RETURN NULL;
END $$;
CREATE TRIGGER uncounts AFTER UPDATE ON consignment.sale REFERENCING OLD TABLE AS stood NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION consignment.uncount_sales();

-- When a consignor was born and by which number the tax office knows them: sealed by the product before they come here, so that no
-- copy of the database tells them. The history knows that they were given, and by whom.
CREATE TABLE consignment.dac7_person (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  birth_date bytea NOT NULL,
  tax_number bytea NOT NULL,
  given_at timestamptz NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (store_id, customer_id),
  CONSTRAINT dac7_person_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id)
);
CALL kernel.guard('consignment.dac7_person', secret => ARRAY['birth_date', 'tax_number'],
  portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
