-- A company's name and number stay where its kind changes, unseen [R-CU12]: the list sorts and searches what is shown.
ALTER TABLE customer DROP COLUMN search_text;
ALTER TABLE customer
  ADD COLUMN shown_company_name text COLLATE "und-x-icu" NOT NULL
    GENERATED ALWAYS AS (CASE WHEN kind = 'COMPANY' THEN company_name ELSE '' END) STORED,
  ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (kernel.fold(number::text || ' ' || first_name || ' ' || last_name || ' '
    || CASE WHEN kind = 'COMPANY' THEN company_name || ' ' || organisation_number || ' ' ELSE '' END
    || email || ' ' || telephone || ' ' || billing_street || ' ' || billing_postal_code || ' ' || billing_town
    -- Numbers are found with and without the spaces and dashes people write them with.
    || ' ' || regexp_replace(telephone, '[^0-9]', '', 'g')
    || CASE WHEN kind = 'COMPANY' THEN ' ' || regexp_replace(organisation_number, '[^0-9]', '', 'g') ELSE '' END)) STORED;
CALL kernel.hide_from_audit('customers.customer', ARRAY['shown_company_name']);
DROP INDEX customer_by_company;
CREATE INDEX customer_by_company ON customer (store_id, shown_company_name, id);
CREATE INDEX customer_search ON customer USING gin (store_id, search_text public.gin_trgm_ops);
GRANT SELECT (search_text) ON customer TO kommis_customers_search;
