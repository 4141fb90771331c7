-- Companies that registered are looked at by staff where the store has that [U17]: on wherever nobody has said otherwise, and
-- of no account where visitors cannot register.
ALTER TABLE store DROP CONSTRAINT store_modules;
ALTER TABLE store NO FORCE ROW LEVEL SECURITY;
ALTER TABLE store DISABLE TRIGGER USER;
-- A page that was opened before says less than there is by now.
UPDATE store SET version = version + 1, modules = modules || ARRAY['COMPANY_APPROVAL'] WHERE store_id <> '00000';
ALTER TABLE store ENABLE TRIGGER USER;
ALTER TABLE store FORCE ROW LEVEL SECURITY;
ALTER TABLE store
  ADD CONSTRAINT store_modules CHECK (modules <@ ARRAY['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'REGISTRATION', 'COMPANY_APPROVAL']);
