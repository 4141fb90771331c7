-- The mail before the return date [K23 K24 R-CO3]: one of each consignor and date, as it was made. Without an address there was
-- none, which staff see.
CREATE TABLE consignment.reminder (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  return_on date NOT NULL,
  made_at timestamptz NOT NULL,
  mailed boolean NOT NULL,
  language text NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  collect_by date NOT NULL,
  afterwards text COLLATE "C" NOT NULL CHECK (afterwards IN ('STORE_DECIDES', 'BECOMES_STORES', 'DONATED')),
  items jsonb NOT NULL,
  PRIMARY KEY (store_id, customer_id, return_on),
  CONSTRAINT reminder_of FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id)
);
CALL kernel.guard('consignment.reminder', audited => false);

-- What was mailed is not written anew; whose it is only the product itself changes.
CREATE FUNCTION consignment.hold_reminder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.store_id <> OLD.store_id OR NOT kernel.is_system() OR to_jsonb(OLD) - 'customer_id' <> to_jsonb(NEW) - 'customer_id' THEN
    RAISE EXCEPTION 'a reminder stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'reminder_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE UPDATE ON consignment.reminder FOR EACH ROW EXECUTE FUNCTION consignment.hold_reminder();

-- The day on which all were reminded whom it was time to remind.
ALTER TABLE consignment.store ADD COLUMN reminded_on date;
DROP TRIGGER audit ON consignment.store;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.store
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}', '{marked_down_on,markdowns_asked,reminded_on}', 'customer_id');

-- In which stores it is time: once a day, and not before eight in the morning there.
GRANT SELECT (reminded_on) ON consignment.store TO kommis_consignment_search;
CREATE FUNCTION consignment.stores_to_remind(now timestamptz) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT store_id FROM consignment.store WHERE is_open AND extract(hour FROM now AT TIME ZONE time_zone) >= 8
    AND (reminded_on IS NULL OR reminded_on < (now AT TIME ZONE time_zone)::date) ORDER BY store_id $$;
REVOKE ALL ON FUNCTION consignment.stores_to_remind(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consignment.stores_to_remind(timestamptz) TO kommis_consignment;
GRANT CREATE ON SCHEMA consignment TO kommis_consignment_search;
ALTER FUNCTION consignment.stores_to_remind(timestamptz) OWNER TO kommis_consignment_search;
REVOKE CREATE ON SCHEMA consignment FROM kommis_consignment_search;
