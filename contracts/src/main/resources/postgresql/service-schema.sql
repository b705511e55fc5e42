-- The schema of one service and its two roles, run inside the suite's database as often as one likes, by a superuser or by
-- the database's owner when it may create roles (as the administrator of a managed PostgreSQL).
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
ALTER ROLE {service}_owner LOGIN NOCREATEDB NOCREATEROLE PASSWORD '{owner-password}';

-- Runs the service: it owns nothing, so it cannot switch row-level security off.
ALTER ROLE {service}_app LOGIN NOCREATEDB NOCREATEROLE PASSWORD '{app-password}';

DO $$
BEGIN
    IF current_setting('is_superuser')::boolean THEN
        ALTER ROLE {service}_owner NOSUPERUSER NOREPLICATION NOBYPASSRLS;
        ALTER ROLE {service}_app NOSUPERUSER NOREPLICATION NOBYPASSRLS;
    ELSIF EXISTS (SELECT FROM pg_roles
                  WHERE rolname IN ('{service}_owner', '{service}_app')
                    AND (rolsuper OR rolreplication OR rolbypassrls)) THEN
        RAISE EXCEPTION '{service}_owner or {service}_app may do more than it should, and only a superuser can change that';
    ELSE
        -- who is no superuser makes things for a role only as its member
        GRANT {service}_owner TO CURRENT_USER WITH INHERIT TRUE, SET TRUE;
    END IF;
END
$$;

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
