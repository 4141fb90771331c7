-- A store may have done by itself what it does with goods that nobody collected in time [S23]. What was done in a night, and with
-- which goods, is kept as what staff say at once of many.
ALTER TABLE consignment.store ADD COLUMN after_grace_by_itself boolean NOT NULL DEFAULT false;
-- The day whose night all was done in that was to be; the first night comes after the day on which it was switched on.
ALTER TABLE consignment.store ADD COLUMN grace_ended_on date;
DROP TRIGGER audit ON consignment.store;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.store
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}', '{marked_down_on,markdowns_asked,reminded_on,grace_ended_on}', 'customer_id');

ALTER TABLE consignment.due_move ADD COLUMN by_itself_on date;
-- None of what was said before this was kept.
ALTER TABLE consignment.due_move ADD COLUMN moved_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE consignment.due_move
  ADD CONSTRAINT due_move_moved CHECK (cardinality(moved_ids) IN (0, moved)),
  ADD CONSTRAINT due_move_by_itself CHECK (by_itself_on IS NULL OR (to_state IN ('DONATED', 'WITHDRAWN') AND moved > 0 AND cardinality(moved_ids) = moved));
CREATE INDEX due_move_by_itself ON consignment.due_move (store_id, by_itself_on, id) WHERE by_itself_on IS NOT NULL;

-- In which stores it is time: once a day, and in the night there, after clocks were put on or back.
GRANT SELECT (after_grace, after_grace_by_itself, grace_ended_on) ON consignment.store TO kommis_consignment_search;
CREATE FUNCTION consignment.stores_to_end_grace(now timestamptz) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT store_id FROM consignment.store WHERE is_open AND after_grace_by_itself AND after_grace <> 'STORE_DECIDES'
    AND extract(hour FROM now AT TIME ZONE time_zone) >= 3
    AND (grace_ended_on IS NULL OR grace_ended_on < (now AT TIME ZONE time_zone)::date) ORDER BY store_id $$;
REVOKE ALL ON FUNCTION consignment.stores_to_end_grace(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consignment.stores_to_end_grace(timestamptz) TO kommis_consignment;
GRANT CREATE ON SCHEMA consignment TO kommis_consignment_search;
ALTER FUNCTION consignment.stores_to_end_grace(timestamptz) OWNER TO kommis_consignment_search;
REVOKE CREATE ON SCHEMA consignment FROM kommis_consignment_search;

-- Who ticked a note of the calendar off, or opened it again, stands in the history of its consignor: who and when the history says
-- itself. A tick two years past its day is thrown away, where nothing of what it was for is on sale any more.
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.calendar_tick
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}', '{ticked_at,ticked_by}', 'customer_id');
CREATE INDEX calendar_tick_by_day ON consignment.calendar_tick (store_id, return_on);
CREATE FUNCTION consignment.stores_with_ticks(before date) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT DISTINCT store_id FROM consignment.calendar_tick WHERE return_on < before ORDER BY store_id $$;
REVOKE ALL ON FUNCTION consignment.stores_with_ticks(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consignment.stores_with_ticks(date) TO kommis_consignment;
GRANT CREATE ON SCHEMA consignment TO kommis_consignment_search;
ALTER FUNCTION consignment.stores_with_ticks(date) OWNER TO kommis_consignment_search;
REVOKE CREATE ON SCHEMA consignment FROM kommis_consignment_search;
