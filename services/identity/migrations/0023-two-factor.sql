-- A second step after the password [N2]: whether a store has it, and of whom it asks it.
ALTER TABLE store ADD COLUMN two_factor text COLLATE "C" NOT NULL DEFAULT 'OFF'
  CHECK (two_factor IN ('OFF', 'OPTIONAL', 'STAFF', 'ALL'));

-- What one person proves it with: an app that shows codes, and codes on paper for the day it is lost. One row a person.
CREATE TABLE second_factor (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  user_id uuid,
  staff_member_id uuid,
  -- Sealed for this row: what the app and we have in common. Null: no app counts.
  secret bytea,
  confirmed_at timestamptz,
  -- The step of time whose code was used last: neither that nor an older one opens anything again.
  last_step bigint CHECK (last_step > 0),
  -- The app that is being set up, and counts once a code of it was typed; sealed likewise.
  new_secret bytea,
  new_secret_at timestamptz,
  -- Keyed hashes of the codes on paper that are left; a used one is gone.
  recovery_hashes bytea[] NOT NULL DEFAULT '{}' CHECK (cardinality(recovery_hashes) <= 10),
  recovery_made_at timestamptz,
  recovery_used_at timestamptz,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, id),
  CONSTRAINT second_factor_user UNIQUE (store_id, user_id),
  CONSTRAINT second_factor_staff UNIQUE (store_id, staff_member_id),
  CONSTRAINT second_factor_of CHECK (num_nonnulls(user_id, staff_member_id) = 1),
  CONSTRAINT second_factor_app CHECK (num_nonnulls(secret, confirmed_at, last_step) IN (0, 3)),
  CONSTRAINT second_factor_new CHECK (num_nonnulls(new_secret, new_secret_at) IN (0, 2)),
  CONSTRAINT second_factor_recovery CHECK (recovery_hashes = '{}' OR recovery_made_at IS NOT NULL),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, staff_member_id) REFERENCES staff_member ON DELETE CASCADE
);
-- That a step of time was used is told by the session that it opened.
CALL kernel.guard('second_factor', portal => 'user_id = (SELECT kernel.user_id())', subject => 'user_id',
  secret => ARRAY['secret', 'last_step', 'new_secret', 'new_secret_at', 'recovery_hashes']);

-- Staff took it away, and why: a change of the log-in, so its sessions end by the epoch, whoever forgets them.
ALTER TABLE "user"
  ADD COLUMN factors_reset_at timestamptz,
  ADD COLUMN factors_reset_reason text NOT NULL DEFAULT '' CHECK (length(factors_reset_reason) <= 500);
ALTER TABLE staff_member
  ADD COLUMN factors_reset_at timestamptz,
  ADD COLUMN factors_reset_reason text NOT NULL DEFAULT '' CHECK (length(factors_reset_reason) <= 500);
-- What somebody typed about a person is kept where it can be erased.
DROP TRIGGER audit ON "user";
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "user" FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{email,former_emails,factors_reset_reason}', '{password_hash,last_visit_at,visit_told_at,epoch}', 'id');
DROP TRIGGER audit ON staff_member;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON staff_member FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{name,email,factors_reset_reason}', '{password_hash,epoch}', 'id');

-- By what a log-in's second step was proven; null = by the password alone.
ALTER TABLE sign_in ADD COLUMN second_factor text COLLATE "C" CHECK (second_factor IN ('APP', 'RECOVERY_CODE'));
