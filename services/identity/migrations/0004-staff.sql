-- Staff: the shop's people. Never a row of "user": one person may be both, with two log-ins.
CREATE TABLE staff_member (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  email text COLLATE "C" NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'manager', 'clerk', 'read-only')),
  -- Rights beyond the role's.
  extra_rights text[] NOT NULL DEFAULT '{}',
  enabled boolean NOT NULL DEFAULT true,
  password_hash text NOT NULL,
  -- The log-in, role and rights. Rights are read on every request; that the session ends too is so that who has become
  -- somebody else proves it once more.
  epoch int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, id),
  CONSTRAINT staff_member_email UNIQUE (store_id, email)
);
CALL kernel.guard('staff_member', personal => ARRAY['name', 'email'], secret => ARRAY['password_hash', 'epoch'], subject => 'id');
CREATE TRIGGER raise_epoch BEFORE UPDATE ON staff_member FOR EACH ROW EXECUTE FUNCTION raise_epoch('{name}');

-- A store keeps an owner [S5]. Two owners who demote each other at one moment: the lock makes the second
-- see what the first did.
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.role <> 'owner' OR NOT OLD.enabled THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('identity.owner'), hashtext(OLD.store_id));
  IF NOT EXISTS (SELECT FROM identity.staff_member WHERE store_id = OLD.store_id AND role = 'owner' AND enabled) THEN
    RAISE EXCEPTION 'The last owner of a store cannot be removed'
      USING ERRCODE = '23514', CONSTRAINT = 'staff_member_last_owner', TABLE = 'staff_member', SCHEMA = 'identity';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_an_owner AFTER UPDATE OR DELETE ON staff_member FOR EACH ROW EXECUTE FUNCTION keep_an_owner();

-- Which columns a staff member shows in a list; no row = the list's own choice.
CREATE TABLE chosen_columns (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  staff_member_id uuid NOT NULL,
  list text NOT NULL,
  columns text[] NOT NULL,
  PRIMARY KEY (store_id, staff_member_id, list),
  FOREIGN KEY (store_id, staff_member_id) REFERENCES staff_member ON DELETE CASCADE
);
CALL kernel.guard('chosen_columns', subject => 'staff_member_id');

-- The language a person chose, user or staff; no row = the store's.
CREATE TABLE chosen_language (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  person_id uuid NOT NULL,
  language text NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  PRIMARY KEY (store_id, person_id)
);
CALL kernel.guard('chosen_language', portal => 'person_id = (SELECT kernel.user_id())',
  portal_write => 'person_id = (SELECT kernel.user_id())', subject => 'person_id');
