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

-- Who archives a document keeps the receipt of it, so that the same request again is the same: a commit
-- without an event. It owns no stream, and `own_streams_only` refuses it every one.
CREATE FUNCTION services.admit_archivist() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  GRANT EXECUTE ON FUNCTION log.append TO interdict_api;
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
  (1, 'admit_roles'), (2, 'admit_feed_readers'), (3, 'admit_archivist');

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
