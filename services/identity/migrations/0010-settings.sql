-- Who trades [L11], and the languages that are offered at its address. The country's own rules judge the numbers before they are written.
ALTER TABLE store
  ADD COLUMN legal_name text NOT NULL DEFAULT '' CHECK (length(legal_name) <= 120),
  ADD COLUMN organisation_number text NOT NULL DEFAULT '' CHECK (length(organisation_number) <= 40),
  ADD COLUMN vat_number text NOT NULL DEFAULT '' CHECK (length(vat_number) <= 40),
  ADD COLUMN languages text[] NOT NULL DEFAULT '{nl,nb,sv,en}',
  ADD CONSTRAINT store_languages CHECK (languages <@ ARRAY['nl', 'nb', 'sv', 'en'] AND language = ANY (languages));
-- Whether the list of what is still to do [S10] was put away: stores that were there before it had no need of it.
ALTER TABLE store ADD COLUMN is_set_up boolean NOT NULL DEFAULT true;
ALTER TABLE store ALTER COLUMN is_set_up SET DEFAULT false;
