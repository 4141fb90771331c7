-- What a calendar outside is told [K25b], in one order of work whatever the tables are taken to hold: the goods are put together
-- once, and of each note its agreement, consignor and tick are looked up by whole key. Where nothing was known of a table yet,
-- they were put together anew for each consignor.
CREATE OR REPLACE FUNCTION consignment.calendar_fed(hash bytea, now timestamptz, back integer, ahead integer, most integer)
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
        CROSS JOIN LATERAL (SELECT FROM consignment.consignor k
          WHERE k.store_id = f.store_id AND k.customer_id = g.customer_id AND k.calendar_note OFFSET 0) k
        CROSS JOIN LATERAL (SELECT c.number, c.display_name FROM consignment.customer c
          WHERE c.store_id = f.store_id AND c.id = g.customer_id OFFSET 0) c
        LEFT JOIN LATERAL (SELECT t.item_ids FROM consignment.calendar_tick t
          WHERE t.store_id = f.store_id AND t.customer_id = g.customer_id AND t.return_on = g.return_on OFFSET 0) t ON true
       WHERE NOT coalesce(t.item_ids = g.ids OR t.item_ids @> g.ids, false)
       ORDER BY g.return_on < d.today, abs(g.return_on - d.today), c.number LIMIT most) n ON true
   WHERE f.store_id = (SELECT kernel.store_id()) AND f.secret_hash = hash
   ORDER BY n.return_on, n.number $$;
