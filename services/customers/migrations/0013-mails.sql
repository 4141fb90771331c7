-- The log of all mails of the store, those that are about no customer, too; and why one did not go, in a word of ours.
ALTER TABLE mail
  ALTER COLUMN customer_id DROP NOT NULL,
  ADD COLUMN failure text NOT NULL DEFAULT '' CHECK (failure IN
    ('', 'ADDRESS_REFUSED', 'MAIL_REFUSED', 'LATER', 'NO_ANSWER', 'NOT_TRUSTED', 'LOG_IN_REFUSED', 'SENDER_REFUSED', 'NOTHING_LEFT', 'OTHER')),
  DROP CONSTRAINT mail_kind_check,
  ADD CONSTRAINT mail_kind_check CHECK (kind IN
    ('ACTIVATION', 'ALREADY_ACTIVATED', 'RESET', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'EMAIL_CHANGED', 'STAFF_RESET', 'TEST', 'INTAKE_RECEIPT',
     'RETURN_REMINDER', 'STATEMENT', 'BANK_ACCOUNT', 'DAC7_COPY'));
-- What failed is few among many.
CREATE INDEX mail_failed ON mail (store_id, id DESC) WHERE status = 'FAILED';

-- Search reaches a trigram index only past the policy: LIKE is not leakproof.
CREATE INDEX mail_recipient ON mail USING gin (store_id, kernel.fold(recipient) public.gin_trgm_ops);
GRANT SELECT (store_id, id, recipient) ON mail TO kommis_customers_search;
CREATE POLICY search ON mail FOR SELECT TO kommis_customers_search USING (true);
CREATE FUNCTION search_mails(part text, at_most int DEFAULT 10001) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = pg_catalog AS $$
  SELECT id FROM customers.mail
   WHERE store_id = (SELECT kernel.store_id()) AND (SELECT kernel.is_staff()) AND kernel.fold(recipient) LIKE '%' || replace(replace(replace(kernel.fold(part), '\', '\\'), '%', '\%'), '_', '\_') || '%'
   ORDER BY id DESC LIMIT at_most $$;
CALL kernel.make_search('customers.search_mails(text, int)');
