-- Visitors register themselves where the store has that [U13]: one more thing that it may have.
ALTER TABLE store DROP CONSTRAINT store_modules,
  ADD CONSTRAINT store_modules CHECK (modules <@ ARRAY['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'REGISTRATION']);

-- What somebody typed who is yet to show that the address is theirs [U14 U15 R-ID3]: nobody's user and no customer, whatever the
-- address. It goes when its day is over; who used it is a customer by then, of whom the customers service keeps what was said.
CREATE TABLE registration (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  -- Of the one link it has, sent once or again. Kept of a known address, too, to which none is sent: the same is written for both.
  token_hash bytea NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('PRIVATE', 'COMPANY')),
  email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  first_name text NOT NULL CHECK (length(first_name) BETWEEN 1 AND 80),
  last_name text NOT NULL CHECK (length(last_name) BETWEEN 1 AND 80),
  company_name text NOT NULL DEFAULT '' CHECK (length(company_name) <= 120),
  organisation_number text NOT NULL DEFAULT '' CHECK (length(organisation_number) <= 20),
  street text NOT NULL CHECK (length(street) BETWEEN 1 AND 90),
  house_number text NOT NULL CHECK (length(house_number) BETWEEN 1 AND 10),
  house_addition text NOT NULL DEFAULT '' CHECK (length(house_addition) <= 10),
  postal_code text NOT NULL CHECK (length(postal_code) BETWEEN 1 AND 12),
  town text NOT NULL CHECK (length(town) BETWEEN 1 AND 80),
  country text COLLATE "C" NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  language text COLLATE "C" NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  -- The sentence beside the newsletter's tick; '' = it was not ticked.
  newsletter text NOT NULL DEFAULT '' CHECK (length(newsletter) <= 500),
  -- The versions of the terms and the privacy statement that were shown with it.
  accepted_texts jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (store_id, id),
  CONSTRAINT registration_token UNIQUE (store_id, token_hash),
  CONSTRAINT registration_of_company CHECK (CASE WHEN kind = 'COMPANY' THEN company_name <> '' AND organisation_number <> ''
    ELSE company_name = '' AND organisation_number = '' END),
  CONSTRAINT registration_in_time CHECK (expires_at > created_at AND used_at >= created_at AND used_at < expires_at)
);
CREATE INDEX registration_expires_at ON registration (store_id, expires_at);
-- Nobody but the product reads it: who typed it has a session that is held on it. Not audited: what a stranger typed is to be gone
-- when it lapses, and of who confirms it the history begins with the user and the customer.
CALL kernel.guard('registration', audited => false);

-- A session of the portal is a user's, or held on a registration: never both.
ALTER TABLE session ADD COLUMN registration_id uuid,
  DROP CONSTRAINT session_check,
  ADD CONSTRAINT session_of CHECK ((kind = 'portal') = (num_nonnulls(user_id, registration_id) = 1)
    AND num_nonnulls(user_id, registration_id) <= 1 AND (kind = 'staff') = (staff_member_id IS NOT NULL)),
  ADD CONSTRAINT session_registration FOREIGN KEY (store_id, registration_id) REFERENCES registration ON DELETE CASCADE;
CREATE INDEX session_registration_id ON session (store_id, registration_id) WHERE registration_id IS NOT NULL;

-- Terms are accepted by registering, too [S14].
ALTER TABLE text_acceptance DROP CONSTRAINT text_acceptance_place_check,
  ADD CONSTRAINT text_acceptance_place_check CHECK (place IN ('ACTIVATION', 'PORTAL', 'REGISTRATION'));
