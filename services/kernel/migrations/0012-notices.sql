-- Notices (services/kernel/notice) are heard by a role that may connect, and has no right to anything else of ours. What
-- stands in this schema was for whoever logs in; from now on it is for those who read and write rows, who are named
-- before the first migration runs (database/migrate.ts).
REVOKE USAGE ON SCHEMA kernel FROM PUBLIC;
