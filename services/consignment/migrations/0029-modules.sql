-- What a store has beside consignment itself [N21]: whether consignors enter items themselves, and whether goods are marked down. Who had
-- consignment had both.
ALTER TABLE consignment.store ADD modules text[] NOT NULL DEFAULT '{}',
  -- The day since when it marks down again; steps of days before it are nobody's. Null where it always did.
  ADD markdown_since date;
ALTER TABLE consignment.store NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.store DISABLE TRIGGER USER;
UPDATE consignment.store SET modules = CASE WHEN store_id ~ '^(300|600)' THEN ARRAY['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN']
  ELSE ARRAY['CONSIGNMENT', 'MARKDOWN'] END WHERE is_open;
ALTER TABLE consignment.store ENABLE TRIGGER USER;
ALTER TABLE consignment.store FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.store ALTER modules DROP DEFAULT,
  ADD CONSTRAINT store_modules CHECK (modules <@ ARRAY['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN']),
  ADD CONSTRAINT store_modules_need_consignment CHECK (is_open = ('CONSIGNMENT' = ANY (modules)) AND (is_open OR modules = '{}')),
  ADD CONSTRAINT store_self_entry CHECK ('SELF_ENTRY' <> ALL (modules) OR store_id ~ '^(300|600)');
