-- The one way a table becomes readable, for every kind of actor. Arguments, each SQL over the row's columns:
--   staff             which rows staff see who are in teams; null = their whole store, as staff who see all teams do
--   portal, visitor, partner   who besides staff sees a row; null = nobody
--   staff_write       which rows staff in teams may add, change and remove; null = those they see
--   portal_write, visitor_write, partner_write   … and the others; null = none
--   personal, secret  columns the audit keeps apart, or does not keep
--   subject           column with the id of whose history a change belongs to
--   audited           false only for tables listed with their reason in the catalogue test
--
-- A team's clause asks the row's owner, by primary key, so that linking an owner to another team rewrites none of
-- the rows: EXISTS (SELECT FROM service.owner o WHERE o.store_id = t.store_id AND o.id = t.owner_id
--   AND o.team_ids && (SELECT kernel.team_ids())::uuid[]).
-- A partner's clause is (SELECT kernel.has_scope('area.read')).
-- Beside an OR no index is reached: a list of staff in a team starts from the team's owners and has no counted total,
-- and a search function applies the same clause before its limit.
CREATE FUNCTION kernel.who(staff text, portal text, visitor text, partner text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT ' AND ('
    || coalesce('(SELECT kernel.is_system()) OR ((SELECT kernel.kind()) = ''staff'' AND ((SELECT kernel.sees_all_teams()) OR (' || staff || ')))',
                '(SELECT kernel.is_staff())')
    || coalesce(' OR ((SELECT kernel.kind()) = ''portal'' AND (' || portal || '))', '')
    || coalesce(' OR ((SELECT kernel.kind()) = ''visitor'' AND (' || visitor || '))', '')
    || coalesce(' OR ((SELECT kernel.kind()) = ''partner'' AND (' || partner || '))', '') || ')' $$;

CREATE PROCEDURE kernel.guard(
  target regclass,
  staff text DEFAULT NULL, portal text DEFAULT NULL, visitor text DEFAULT NULL, partner text DEFAULT NULL,
  staff_write text DEFAULT NULL, portal_write text DEFAULT NULL, visitor_write text DEFAULT NULL, partner_write text DEFAULT NULL,
  personal text[] DEFAULT '{}', secret text[] DEFAULT '{}', subject text DEFAULT 'customer_id', audited boolean DEFAULT true)
LANGUAGE plpgsql AS $$
DECLARE
  service text := (SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target);
  role text := 'kommis_' || service;
  own text := 'store_id = (SELECT kernel.store_id())';
  seen text := own || kernel.who(staff, portal, visitor, partner);
  written text := own || kernel.who(coalesce(staff_write, staff), portal_write, visitor_write, partner_write);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY seen ON %s FOR SELECT TO %I USING (%s)', target, role, seen);
  EXECUTE format('CREATE POLICY added ON %s FOR INSERT TO %I WITH CHECK (%s)', target, role, written);
  EXECUTE format('CREATE POLICY changed ON %s FOR UPDATE TO %I USING (%s) WITH CHECK (%s)', target, role, written, written);
  EXECUTE format('CREATE POLICY removed ON %s FOR DELETE TO %I USING (%s)', target, role, written);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', target, role);
  IF audited THEN
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION kernel.audit(%L, %L, %L)',
      target, personal, secret, subject);
  END IF;
END $$;
