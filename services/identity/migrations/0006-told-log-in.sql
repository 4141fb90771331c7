-- What the other services were last told of a customer's log-ins, as log-ins.ts ranks them; null = nothing yet.
ALTER TABLE customer ADD COLUMN log_in_told smallint CHECK (log_in_told BETWEEN 0 AND 3), ADD COLUMN log_in_version bigint NOT NULL DEFAULT 0;
