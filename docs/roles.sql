-- The three roles of the program and its database. Run once by a superuser, with psql, against any
-- PostgreSQL 15 or newer; the embedded server runs this same file. Running it again changes nothing.
--
--     psql --dbname=postgres --set=database=hiring --file=docs/roles.sql
--
-- It sets no password. On a server that is reached by password, set both afterwards:
--
--     \password hiring_owner
--     \password hiring_app
--
-- hiring_owner   owns every table and runs `manage.py migrate` (OWNER_DATABASE_URL). BYPASSRLS, because
--                a migration that cannot see every row silently changes none and validates foreign keys
--                it should refuse. CREATEDB only for the tests' own databases.
-- hiring_app     runs everything else (DATABASE_URL). It owns nothing, creates nothing and cannot step
--                around row-level security. Its name is fixed: the first migration grants to it.
-- The superuser stays inside the server; the program refuses to start as it, or as the owner.

\set ON_ERROR_STOP on
\if :{?database}
\else
    \set database hiring
\endif

SELECT format('CREATE ROLE %I', wanted)
  FROM unnest(ARRAY['hiring_owner', 'hiring_app']) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) \gexec

ALTER ROLE hiring_owner LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION BYPASSRLS CREATEDB;
ALTER ROLE hiring_app   LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS NOCREATEDB;

-- A request holds one transaction: these limits keep a stuck one from holding everybody else.
ALTER ROLE hiring_app SET statement_timeout = '30s';
ALTER ROLE hiring_app SET lock_timeout = '10s';
ALTER ROLE hiring_app SET idle_in_transaction_session_timeout = '60s';

-- Rows by their keys, rather than a whole table to find eighty of them: what is asked for often is in memory, and the
-- disks of today have no arm to move. PostgreSQL supposes that they have.
ALTER ROLE hiring_app SET random_page_cost = 1.1;

SELECT format('CREATE DATABASE %I OWNER hiring_owner ENCODING ''UTF8'' TEMPLATE template0', :'database')
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = :'database') \gexec

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO hiring_app;

\connect :"database"

ALTER SCHEMA public OWNER TO hiring_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO hiring_app;
