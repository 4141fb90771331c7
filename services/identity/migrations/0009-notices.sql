-- Who looks at a page that follows what changes is asked for again as soon as what their session stands on is another: it
-- ended, or an epoch was raised (0001-epoch.sql). Said in the transaction that does it, so that none can forget to; they are
-- few, and none is of those that wait for each other because they notify. Ids of people and nothing else; none is all of
-- the store. What became of it is found out by asking.
CREATE FUNCTION tell_sessions() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- The store is that of the rows; nothing is read or written but these.
  PERFORM pg_notify('notices', json_build_object('storeId', store_id, 'topic', 'identity.sessions', 'ids', json_agg(who))::text)
     FROM (SELECT store_id, who, row_number() OVER (PARTITION BY store_id ORDER BY who) / 150 AS part
             FROM (SELECT DISTINCT store_id, coalesce(user_id, staff_member_id) AS who FROM gone) AS whose) AS parts
    GROUP BY store_id, part;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_sessions AFTER DELETE ON session REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION tell_sessions();

-- The columns that say whose; without any it is the store itself.
CREATE FUNCTION tell_epoch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- Of the row itself, and to those of its store_id.
  PERFORM pg_notify('notices', json_build_object('storeId', OLD.store_id, 'topic', 'identity.sessions',
    'ids', CASE WHEN TG_NARGS = 0 THEN '[]'::json ELSE json_build_array(to_jsonb(OLD) ->> TG_ARGV[0]) END)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_epoch AFTER UPDATE ON "user" FOR EACH ROW WHEN (OLD.epoch <> NEW.epoch) EXECUTE FUNCTION tell_epoch('id');
CREATE TRIGGER tell_epoch AFTER UPDATE ON staff_member FOR EACH ROW WHEN (OLD.epoch <> NEW.epoch)
  EXECUTE FUNCTION tell_epoch('id');
CREATE TRIGGER tell_epoch AFTER UPDATE ON customer_user FOR EACH ROW WHEN (OLD.epoch <> NEW.epoch)
  EXECUTE FUNCTION tell_epoch('user_id');
CREATE TRIGGER tell_unlinked AFTER DELETE ON customer_user FOR EACH ROW EXECUTE FUNCTION tell_epoch('user_id');
CREATE TRIGGER tell_epoch AFTER UPDATE ON store FOR EACH ROW WHEN (OLD.portal_epoch <> NEW.portal_epoch)
  EXECUTE FUNCTION tell_epoch();
