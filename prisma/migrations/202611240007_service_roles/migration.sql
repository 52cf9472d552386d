-- What each service may do. In one process the owner of the tables does everything, as before.

-- Whose a stream is, by its first word: as `contextOf` of the event log has it. Null: the owner's alone.
CREATE FUNCTION log.owner_of(stream text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE split_part(stream, '/', 1)
  WHEN 'export-ban-list'      THEN 'interdict_export_controls'
  WHEN 'export-determination' THEN 'interdict_export_controls'
  WHEN 'sanctions-regime'     THEN 'interdict_security_council'
  WHEN 'development'          THEN 'interdict_developments'
END;

CREATE FUNCTION log.refuse_foreign_stream() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asking name := CASE current_setting('role')
    WHEN 'none' THEN session_user ELSE current_setting('role')::name END;
BEGIN
  IF pg_has_role(asking, to_regrole(log.owner_of(new.name)), 'USAGE') THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% may not append to %: it belongs to %.', asking, new.name,
      coalesce(log.owner_of(new.name), 'no service')
    USING ERRCODE = 'insufficient_privilege', SCHEMA = 'log', TABLE = 'stream',
      CONSTRAINT = 'own_streams_only';
END
$$;

-- Part of log.append: it offers every stream that it appends to as a new row, those that are there by
-- now too, and nobody but it and the owner of the table may write here. Who asked is the session's
-- role; current_user is whoever owns log.append, and they and theirs append to any stream.
CREATE TRIGGER own_streams_only BEFORE INSERT ON log.stream FOR EACH ROW
  WHEN (NOT pg_has_role(CASE current_setting('role')
    WHEN 'none' THEN session_user ELSE current_setting('role')::name END, current_user, 'USAGE'))
  EXECUTE FUNCTION log.refuse_foreign_stream();
ALTER TABLE log.stream ENABLE ALWAYS TRIGGER own_streams_only;

-- Everybody may call a new function until told otherwise.
REVOKE EXECUTE ON FUNCTION log.append FROM PUBLIC;

CREATE SCHEMA services;

-- A context has a role (`interdict_export_controls`), a schema for its models (`export_controls`), and
-- the name under which it consumes the log (`export-controls`). A migration that brings another one
-- replaces this function and log.owner_of, and calls services.admit.
CREATE FUNCTION services.contexts() RETURNS text[] LANGUAGE sql IMMUTABLE
RETURN ARRAY['export-controls', 'security-council', 'developments'];

CREATE FUNCTION services.role_of(service text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN 'interdict_' || replace(service, '-', '_');

-- Roles are the cluster's, and another of its databases may be making them at this moment.
CREATE FUNCTION services.make_roles() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  service text;
BEGIN
  FOREACH service IN ARRAY ARRAY['api', 'projections', 'relay'] || services.contexts() LOOP
    CONTINUE WHEN to_regrole(services.role_of(service)) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', services.role_of(service));
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END
$$;

CREATE FUNCTION services.admit_context(context text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  role text := services.role_of(context);
  kept record;
BEGIN
  EXECUTE format('GRANT EXECUTE ON FUNCTION log.append TO %I', role);
  EXECUTE format('GRANT USAGE ON SCHEMA archive, messaging TO %I', role);
  EXECUTE format('GRANT SELECT ON archive.evidence TO %I', role);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE
    ON messaging.consumer, messaging.parked TO %I', role);
  FOR kept IN VALUES ('consumer', 'name'), ('parked', 'consumer') LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON messaging.%I', context, kept.column1);
    EXECUTE format('CREATE POLICY %I ON messaging.%I TO %I USING (%I = %L)',
      context, kept.column1, role, kept.column2, context);
  END LOOP;
END
$$;

-- A rebuild makes tables and puts them in the place of the live ones, which only an owner can. So the
-- models belong to those who fold them; what they make later, the API may read from the beginning.
CREATE FUNCTION services.hand_over_model(model text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  kept record;
BEGIN
  EXECUTE format('ALTER SCHEMA %I OWNER TO interdict_projections', model);
  FOR kept IN SELECT tablename FROM pg_tables
    WHERE schemaname = model AND tableowner <> 'interdict_projections'
  LOOP
    EXECUTE format('ALTER TABLE %I.%I OWNER TO interdict_projections', model, kept.tablename);
  END LOOP;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO interdict_api', model);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO interdict_api', model);
END
$$;

CREATE FUNCTION services.admit_projections() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  owner name := (SELECT tableowner FROM pg_tables WHERE schemaname = 'log' AND tablename = 'event');
  model text;
BEGIN
  -- Whoever owns everything else goes on folding and migrating the models.
  IF NOT pg_has_role(owner, 'interdict_projections', 'USAGE') THEN
    EXECUTE format('GRANT interdict_projections TO %I', owner);
  END IF;
  -- For the schema that a rebuild folds in. Without the right to grant it there is but a warning.
  EXECUTE format('GRANT CREATE ON DATABASE %I TO interdict_projections', current_database());
  IF NOT has_database_privilege('interdict_projections', current_database(), 'CREATE') THEN
    RAISE EXCEPTION '% may not let interdict_projections create schemas in %.', current_user,
      current_database() USING ERRCODE = 'insufficient_privilege';
  END IF;
  GRANT USAGE ON SCHEMA projections TO interdict_projections;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projections TO interdict_projections;
  GRANT USAGE ON SEQUENCE projections.build_id TO interdict_projections;
  ALTER DEFAULT PRIVILEGES FOR ROLE interdict_projections GRANT SELECT ON TABLES TO interdict_api;
  FOR model IN SELECT nspname FROM pg_namespace
    JOIN unnest(services.contexts()) AS context
      ON nspname IN (replace(context, '-', '_'), replace(context, '-', '_') || '_next')
  LOOP
    PERFORM services.hand_over_model(model);
  END LOOP;
END
$$;

-- Makes the roles that are missing and grants each what it needs; again, it mends what is lacking,
-- such as a model that the owner rebuilt. Fails whole where the one who asks may not.
CREATE FUNCTION services.admit() RETURNS void LANGUAGE plpgsql
  -- A superuser calls it in a database where a service may make schemas.
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  context text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('services.admit', 0));
  PERFORM services.make_roles();
  FOREACH context IN ARRAY ARRAY['api', 'projections', 'relay'] || services.contexts() LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA log TO %I', services.role_of(context));
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA log TO %I', services.role_of(context));
  END LOOP;

  ALTER TABLE messaging.consumer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE messaging.parked ENABLE ROW LEVEL SECURITY;
  FOREACH context IN ARRAY services.contexts() LOOP
    PERFORM services.admit_context(context);
  END LOOP;
  PERFORM services.admit_projections();

  GRANT USAGE ON SCHEMA archive, projections, messaging TO interdict_api;
  GRANT SELECT, INSERT ON archive.evidence TO interdict_api;
  GRANT SELECT ON projections.cursor, messaging.consumer, messaging.parked TO interdict_api;
  DROP POLICY IF EXISTS api ON messaging.consumer;
  DROP POLICY IF EXISTS api ON messaging.parked;
  CREATE POLICY api ON messaging.consumer FOR SELECT TO interdict_api USING (true);
  CREATE POLICY api ON messaging.parked FOR SELECT TO interdict_api USING (true);

  GRANT USAGE ON SCHEMA relay TO interdict_relay;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA relay TO interdict_relay;
END
$$;

-- One process needs none of it: where the database is lent and its owner may make no roles, it is
-- migrated all the same, and whoever runs services is told when their logins are made.
DO $$
BEGIN
  PERFORM services.admit();
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'There are no roles for services: %', sqlerrm
    USING HINT = 'Only a distributed installation needs them: have services.admit() called by a role with CREATEROLE.';
END
$$;
