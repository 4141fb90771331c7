-- Which rates of VAT other services were told of last, by their hash, and how often they were: the law of a country is told anew
-- where it is another one by now. That is nobody's decision: no history tells it.
ALTER TABLE commerce.store
  ADD vat_told text COLLATE "C" NOT NULL DEFAULT '',
  ADD vat_told_version bigint NOT NULL DEFAULT 0;
DROP TRIGGER audit ON commerce.store;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON commerce.store
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}', '{vat_told,vat_told_version}', 'customer_id');

-- Which stores were told of other rates than hold in their country, for work that goes through them one by one: the hashes by
-- country, and '' for one whose law is not known. It answers ids and nothing else.
CREATE POLICY vat_told ON commerce.store FOR SELECT TO kommis_commerce_search USING (true);
GRANT SELECT (store_id, country, vat_told) ON commerce.store TO kommis_commerce_search;
CREATE FUNCTION commerce.stores_to_tell_vat(law jsonb) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT store_id FROM commerce.store WHERE country <> '' AND vat_told <> coalesce(law ->> country, law ->> '') ORDER BY store_id $$;
REVOKE ALL ON FUNCTION commerce.stores_to_tell_vat(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION commerce.stores_to_tell_vat(jsonb) TO kommis_commerce;
GRANT CREATE ON SCHEMA commerce TO kommis_commerce_search;
ALTER FUNCTION commerce.stores_to_tell_vat(jsonb) OWNER TO kommis_commerce_search;
REVOKE CREATE ON SCHEMA commerce FROM kommis_commerce_search;
