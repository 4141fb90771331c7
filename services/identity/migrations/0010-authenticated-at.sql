-- When the person last proved who they are: what costs money or access asks for a log-in of the last minutes [R-ID9].
-- A session is begun by proving it; one that proves it again later has a newer time than its beginning. A statement
-- that says none means long ago, and so it is for the sessions of before.
ALTER TABLE session ADD COLUMN authenticated_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z';
