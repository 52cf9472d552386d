-- Who follows the log over Kafka asks Postgres which generation of it is published, and from where on.

-- Everybody but the relay, whose own these tables are, reads them and no more.
CREATE FUNCTION services.admit_feed_readers() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  service text;
BEGIN
  FOREACH service IN ARRAY ARRAY['api', 'projections'] || services.contexts() LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA relay TO %I', services.role_of(service));
    EXECUTE format('GRANT SELECT ON relay.lease, relay.generation TO %I',
      services.role_of(service));
  END LOOP;
END
$$;

-- Which request archived under a command's id, so that the id means that one request for ever. Not in the
-- log: who may leave receipts there could make a command that others are yet to give look done.
CREATE TABLE archive.receipt (
  command_id     uuid  PRIMARY KEY,
  request_sha256 bytea NOT NULL
);

CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON archive.receipt
  FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();
CREATE TRIGGER no_row_rewritten BEFORE UPDATE OR DELETE ON archive.receipt
  FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();
ALTER TABLE archive.receipt ENABLE ALWAYS TRIGGER never_rewritten;
ALTER TABLE archive.receipt ENABLE ALWAYS TRIGGER no_row_rewritten;

CREATE FUNCTION services.admit_archivist() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  GRANT SELECT, INSERT ON archive.receipt TO interdict_api;
END
$$;

-- Takes back what the roles were granted beyond what they do.
CREATE FUNCTION services.narrow_roles() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  context text;
BEGIN
  -- A generation is opened by an operator, the one row of the lease is there from the beginning.
  REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA relay FROM interdict_relay;
  GRANT UPDATE ON relay.lease TO interdict_relay;
  GRANT UPDATE (begun) ON relay.generation TO interdict_relay;
  FOREACH context IN ARRAY services.contexts() LOOP
    EXECUTE format('REVOKE DELETE ON messaging.consumer FROM %I', services.role_of(context));
  END LOOP;
END
$$;

-- Who is admitted to what grows with the migrations: each adds a function `services.admit_…` and its
-- name here, in the order in which they are called.
CREATE TABLE services.admission (
  place int  PRIMARY KEY,
  name  name NOT NULL UNIQUE
);

ALTER FUNCTION services.admit() RENAME TO admit_roles;
INSERT INTO services.admission VALUES 
  (1, 'admit_roles'), (2, 'admit_feed_readers'), (3, 'admit_archivist'),
  (4, 'narrow_roles');

-- As before: makes what is missing, mends what is lacking, fails whole where the one who asks may not.
CREATE FUNCTION services.admit() RETURNS void LANGUAGE plpgsql
  -- A superuser calls it in a database where a service may make schemas.
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  admission name;
BEGIN
  FOR admission IN SELECT name FROM services.admission ORDER BY place LOOP
    EXECUTE format('SELECT services.%I()', admission);
  END LOOP;
END
$$;

DO $$
BEGIN
  PERFORM services.admit();
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'There are no roles for services: %', sqlerrm
    USING HINT = 'Only a distributed installation needs them: have services.admit() called by a role with CREATEROLE.';
END
$$;
