-- Who is asking, all of it that decides (kernel/database/settings.ts). A setting that has its default is not sent, so
-- each function answers the least without one: no teams, no rights, no scopes, not known how surely or since when.
-- After a commit a setting is '' and not NULL. Policies write (SELECT kernel.store_id())
-- so that it is read once a statement, not once a row.
CREATE FUNCTION kernel.store_id() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.store_id', true), '') $$;
CREATE FUNCTION kernel.kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.kind', true), '') $$;
CREATE FUNCTION kernel.user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
-- Staff and the product itself see their whole store.
CREATE FUNCTION kernel.is_staff() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('app.kind', true) IN ('staff', 'system') $$;
CREATE FUNCTION kernel.is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT kernel.kind() = 'system' $$;

-- Who acts for one of those they are linked to sees that one's rows: policies ask customer_ids and need not know.
CREATE FUNCTION kernel.acting_for() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.acting_for', true), '')::uuid $$;
CREATE FUNCTION kernel.linked_customer_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.customer_ids', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION kernel.customer_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN kernel.acting_for() IS NULL THEN kernel.linked_customer_ids()
              WHEN kernel.acting_for() = ANY (kernel.linked_customer_ids()) THEN ARRAY[kernel.acting_for()]
              ELSE '{}' END $$;

-- Teams of staff: '*' = sees all.
CREATE FUNCTION kernel.sees_all_teams() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.team_ids', true), '') = '*' $$;
CREATE FUNCTION kernel.team_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(nullif(current_setting('app.team_ids', true), ''), '*'), '{}')::uuid[] $$;

-- Rights are worth something to staff only, scopes to partners only.
CREATE FUNCTION kernel.rights() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.rights', true), ''), '{}')::text[] $$;
CREATE FUNCTION kernel.has_right(name text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(kernel.kind() = 'staff' AND ARRAY['owner', name] && kernel.rights(), false) $$;
CREATE FUNCTION kernel.scopes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.scopes', true), ''), '{}')::text[] $$;
CREATE FUNCTION kernel.has_scope(name text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(kernel.kind() = 'partner' AND name = ANY (kernel.scopes()), false) $$;

-- How surely and since when we know who it is: 'password 2026-11-22T10:00:00Z'.
CREATE FUNCTION kernel.assurance() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(split_part(current_setting('app.authenticated', true), ' ', 1), ''), 'none') $$;
CREATE FUNCTION kernel.authenticated_at() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(split_part(current_setting('app.authenticated', true), ' ', 2), '')::timestamptz $$;
