-- The operator: whoever runs the installation, staff of store 00000. It is nobody's shop: its portal never opens, it has
-- no modules, and what its people are nobody in a shop can be.
ALTER TABLE store NO FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
  IF EXISTS (SELECT FROM identity.store WHERE store_id = '00000') THEN
    RAISE EXCEPTION 'store 00000 is the operator''s from this version on, and this installation has a shop under that id: keep the version before, and write to whoever you have Kommis from';
  END IF;
END $$;
ALTER TABLE store FORCE ROW LEVEL SECURITY;
ALTER TABLE store ADD CONSTRAINT store_operators_own CHECK (store_id <> '00000' OR (NOT portal_on AND modules = '{}'));

-- Who is invited by mail has no password until the link is used; the instant is that of the last such mail.
ALTER TABLE staff_member
  DROP CONSTRAINT staff_member_role_check,
  ADD CONSTRAINT staff_member_role_check CHECK (role IN ('owner', 'manager', 'clerk', 'read-only', 'operator')),
  ADD CONSTRAINT staff_member_operator CHECK ((role = 'operator') = (store_id = '00000')),
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN invited_at timestamptz,
  ADD CONSTRAINT staff_member_invited CHECK ((password_hash IS NULL) = (invited_at IS NOT NULL));
-- Mailed once more, the log-in is the same: the link that is on its way stays good until the new one is opened.
CREATE OR REPLACE TRIGGER raise_epoch BEFORE UPDATE ON staff_member FOR EACH ROW EXECUTE FUNCTION raise_epoch('{name,invited_at}');

ALTER TABLE link_token
  DROP CONSTRAINT link_token_purpose_check,
  ADD CONSTRAINT link_token_purpose_check CHECK (purpose IN ('activation', 'reset', 'email', 'staff-reset', 'staff-activation')),
  DROP CONSTRAINT link_token_check,
  ADD CONSTRAINT link_token_check CHECK ((purpose LIKE 'staff-%') = (staff_member_id IS NOT NULL) AND (purpose LIKE 'staff-%') = (user_id IS NULL));

-- The list of stores for the operator. No policy lets a statement of ours see two stores; this sees of each what its
-- columns say and nothing else: whether somebody can open it, and to whom the invitation went while nobody can.
GRANT SELECT (name, country, portal_on, is_set_up, created_at) ON store TO kommis_identity_search;
CREATE POLICY owners_listed ON staff_member FOR SELECT TO kommis_identity_search USING (true);
GRANT SELECT (store_id, role, enabled, email, invited_at, created_at, id) ON staff_member TO kommis_identity_search;
CREATE FUNCTION stores_for_operator() RETURNS TABLE (
  id text, name text, country text, portal_on boolean, is_set_up boolean, created_at timestamptz,
  owners int, invited_email text, invited_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.store_id, s.name, s.country, s.portal_on, s.is_set_up, s.created_at, o.owners, i.email, i.invited_at
    FROM identity.store s
    CROSS JOIN LATERAL (SELECT count(*)::int AS owners FROM identity.staff_member m
                         WHERE m.store_id = s.store_id AND m.role = 'owner' AND m.enabled AND m.invited_at IS NULL) o
    LEFT JOIN LATERAL (SELECT m.email, m.invited_at FROM identity.staff_member m
                        WHERE m.store_id = s.store_id AND m.role = 'owner' AND m.enabled AND m.invited_at IS NOT NULL AND o.owners = 0
                        ORDER BY m.created_at, m.id LIMIT 1) i ON true
   WHERE s.store_id <> '00000' AND kernel.store_id() = '00000' AND kernel.kind() = 'staff' AND 'operator' = ANY (kernel.rights())
$$;
REVOKE ALL ON FUNCTION stores_for_operator() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stores_for_operator() TO kommis_identity;
GRANT CREATE ON SCHEMA identity TO kommis_identity_search;
ALTER FUNCTION stores_for_operator() OWNER TO kommis_identity_search;
REVOKE CREATE ON SCHEMA identity FROM kommis_identity_search;
