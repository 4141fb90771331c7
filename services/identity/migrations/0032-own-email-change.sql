-- Whoever is logged in changes the address they log in with [R-ID8 R-ID9]. A user's wish waits where that of staff does,
-- without a customer; a staff member's waits here.
CREATE TABLE staff_email_change (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  staff_member_id uuid NOT NULL,
  id uuid NOT NULL,
  email text COLLATE "C" NOT NULL CHECK (email <> ''),
  asked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, staff_member_id),
  FOREIGN KEY (store_id, staff_member_id) REFERENCES staff_member ON DELETE CASCADE
);
CALL kernel.guard('staff_email_change', personal => ARRAY['email'], subject => 'staff_member_id');

-- Two more kinds of links: the one to a staff member's new address; and "this was not me", which is mailed to the address that
-- was, and brings it back whatever it is by then. It makes no other link void but its like that came after it: whoever took
-- an account over cannot make void what was sent to its owner before.
ALTER TABLE link_token
  ADD COLUMN former_email text COLLATE "C" CHECK (former_email <> ''),
  DROP CONSTRAINT link_token_purpose_check,
  ADD CONSTRAINT link_token_purpose_check CHECK (purpose IN
    ('activation', 'reset', 'email', 'staff-reset', 'staff-activation', 'sign-in', 'staff-sign-in', 'staff-email', 'email-undo', 'staff-email-undo')),
  ADD CONSTRAINT link_token_of_undo CHECK ((purpose IN ('email-undo', 'staff-email-undo')) = (former_email IS NOT NULL));
DROP INDEX link_token_open;
DROP INDEX link_token_open_staff;
CREATE UNIQUE INDEX link_token_open ON link_token (store_id, user_id, (purpose = 'email'))
  WHERE used_at IS NULL AND replaced_at IS NULL AND sign_in_id IS NULL AND former_email IS NULL;
CREATE UNIQUE INDEX link_token_open_staff ON link_token (store_id, staff_member_id, (purpose = 'staff-email'))
  WHERE used_at IS NULL AND replaced_at IS NULL AND sign_in_id IS NULL AND former_email IS NULL;
DROP TRIGGER audit ON link_token;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON link_token FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{former_email}', '{token_hash,epoch}', 'user_id');
