-- The calendar of return dates [K25 K25b] holds no notes: one of a consignor and a date is what they have on sale until then, so
-- it moves with a return date, and is gone with the last item. Only that somebody has dealt with it is kept, and for which goods.
CREATE TABLE consignment.calendar_tick (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  return_on date NOT NULL,
  -- In the order of their ids.
  item_ids uuid[] NOT NULL,
  ticked_at timestamptz NOT NULL,
  ticked_by text NOT NULL DEFAULT '',
  PRIMARY KEY (store_id, customer_id, return_on),
  CONSTRAINT calendar_tick_of FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT calendar_tick_goods CHECK (cardinality(item_ids) > 0)
);
CALL kernel.guard('consignment.calendar_tick', audited => false);

-- The one address of a store at which its notes can be had by a calendar [K25b], known by who has its secret: of that only the hash is
-- kept, and none once it was taken back.
CREATE TABLE consignment.calendar_feed (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  secret_hash bytea,
  made_at timestamptz,
  made_by text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id),
  CONSTRAINT calendar_feed_made CHECK ((secret_hash IS NULL) = (made_at IS NULL)),
  CONSTRAINT calendar_feed_hash CHECK (octet_length(secret_hash) = 32)
);
CALL kernel.guard('consignment.calendar_feed', personal => '{made_by}', secret => '{secret_hash}', subject => 'nobody');

-- What who shows the secret of a store is told, and nothing else of it: its notes that are not ticked off, those to come first. No row
-- where it is not the secret; one without a note where there is none. A visitor has no policy that shows them a row of any of this:
-- the function sees a few columns of every store, and filters the store and the secret itself.
GRANT SELECT (name, language) ON consignment.store TO kommis_consignment_search;
GRANT SELECT (store_id, secret_hash) ON consignment.calendar_feed TO kommis_consignment_search;
GRANT SELECT (store_id, customer_id, return_on, item_ids) ON consignment.calendar_tick TO kommis_consignment_search;
GRANT SELECT (store_id, id, customer_id, state, return_on) ON consignment.item TO kommis_consignment_search;
GRANT SELECT (store_id, customer_id, calendar_note) ON consignment.consignor TO kommis_consignment_search;
GRANT SELECT (store_id, id, number, display_name) ON consignment.customer TO kommis_consignment_search;
CREATE POLICY fed ON consignment.calendar_feed FOR SELECT TO kommis_consignment_search USING (true);
CREATE POLICY fed ON consignment.calendar_tick FOR SELECT TO kommis_consignment_search USING (true);
CREATE POLICY fed ON consignment.consignor FOR SELECT TO kommis_consignment_search USING (true);
CREATE POLICY fed ON consignment.customer FOR SELECT TO kommis_consignment_search USING (true);
CREATE FUNCTION consignment.calendar_fed(hash bytea, now timestamptz, back integer, ahead integer, most integer)
  RETURNS TABLE (store_name text, language text, return_on date, customer_id uuid, number integer, name text, items integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT s.name, s.language, n.return_on, n.customer_id, n.number, n.display_name, n.items
    FROM consignment.calendar_feed f
    JOIN consignment.store s ON s.store_id = f.store_id AND s.is_open
    CROSS JOIN LATERAL (SELECT (now AT TIME ZONE s.time_zone)::date AS today) d
    LEFT JOIN LATERAL (
      SELECT g.return_on, g.customer_id, c.number, c.display_name, g.items FROM (
        SELECT i.return_on, i.customer_id, count(*)::int AS items, array_agg(i.id ORDER BY i.id) AS ids FROM consignment.item i
         WHERE i.store_id = f.store_id AND i.state = 'ON_SALE' AND i.return_on BETWEEN d.today - back AND d.today + ahead
         GROUP BY i.return_on, i.customer_id) g
        JOIN consignment.consignor k ON k.store_id = f.store_id AND k.customer_id = g.customer_id AND k.calendar_note
        JOIN consignment.customer c ON c.store_id = f.store_id AND c.id = g.customer_id
        LEFT JOIN consignment.calendar_tick t ON t.store_id = f.store_id AND t.customer_id = g.customer_id AND t.return_on = g.return_on
       WHERE NOT coalesce(t.item_ids = g.ids OR t.item_ids @> g.ids, false)
       ORDER BY g.return_on < d.today, abs(g.return_on - d.today), c.number LIMIT most) n ON true
   WHERE f.store_id = (SELECT kernel.store_id()) AND f.secret_hash = hash
   ORDER BY n.return_on, n.number $$;
REVOKE ALL ON FUNCTION consignment.calendar_fed(bytea, timestamptz, integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consignment.calendar_fed(bytea, timestamptz, integer, integer, integer) TO kommis_consignment;
GRANT CREATE ON SCHEMA consignment TO kommis_consignment_search;
ALTER FUNCTION consignment.calendar_fed(bytea, timestamptz, integer, integer, integer) OWNER TO kommis_consignment_search;
REVOKE CREATE ON SCHEMA consignment FROM kommis_consignment_search;
