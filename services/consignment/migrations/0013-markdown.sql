-- How often all prices of a store were asked for anew: a pass that began before the last asking has not seen what it was for,
-- and leaves the day open (`marked_down_on`).
ALTER TABLE consignment.store ADD markdowns_asked integer NOT NULL DEFAULT 0;
DROP TRIGGER audit ON consignment.store;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.store
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}', '{marked_down_on,markdowns_asked}', 'customer_id');
