-- The schema of one service and its two roles, run by a superuser inside the suite's database, as often as one likes.
-- {service} is the service's short name; {owner-password} and {app-password} stand inside quotes, with ' doubled.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{service}_owner') THEN
        CREATE ROLE {service}_owner;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{service}_app') THEN
        CREATE ROLE {service}_app;
    END IF;
END
$$;

-- Owns the schema and migrates it.
ALTER ROLE {service}_owner
    LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '{owner-password}';

-- Runs the service: it owns nothing, so it cannot switch row-level security off.
ALTER ROLE {service}_app
    LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '{app-password}';

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS {service} AUTHORIZATION {service}_owner;
ALTER SCHEMA {service} OWNER TO {service}_owner;
REVOKE ALL ON SCHEMA {service} FROM PUBLIC;
GRANT USAGE ON SCHEMA {service} TO {service}_app;

ALTER DEFAULT PRIVILEGES FOR ROLE {service}_owner IN SCHEMA {service}
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {service}_app;
ALTER DEFAULT PRIVILEGES FOR ROLE {service}_owner IN SCHEMA {service}
    GRANT USAGE ON SEQUENCES TO {service}_app;
ALTER DEFAULT PRIVILEGES FOR ROLE {service}_owner IN SCHEMA {service}
    GRANT EXECUTE ON FUNCTIONS TO {service}_app;
