-- What is told of work, and of standing still, to those who live in another process.

-- Models that somebody asked to be folded apart. As JSON in the words of the answers, in their order.
CREATE TABLE projections.run (
  id             uuid           PRIMARY KEY,
  kind           text           NOT NULL CHECK (kind IN ('rebuild', 'replay')),
  -- The same command again begins nothing anew, and with another request it is refused.
  command_id     uuid           NOT NULL UNIQUE,
  request_sha256 bytea          NOT NULL,
  model          text           COLLATE "C" NOT NULL,
  -- What was answered when it began, and what has changed of it since.
  begun          json           NOT NULL,
  told           json           NOT NULL DEFAULT '{}',
  begun_at       timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  last_told_at   timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- Null while it runs, and where its process was killed until somebody notices.
  ended_at       timestamptz(3),
  interrupted    boolean        NOT NULL DEFAULT false
);

-- A run holds this lock from before its row is there until its end is in the row. It is the lock of
-- the session that folds: where that is lost, so is the run.
CREATE FUNCTION projections.lock_of_run(run uuid) RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN hashtextextended('projections.run ' || run::text, 0);

-- Whether nobody carries it on, though nobody said how it ended. Lets go of what it takes with its
-- transaction.
CREATE FUNCTION projections.is_run_lost(asked uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock_shared(projections.lock_of_run(asked)) THEN
    RETURN false;
  END IF;
  -- Read only now: it may have ended since whoever asks has read its row.
  RETURN EXISTS (SELECT FROM projections.run WHERE id = asked AND ended_at IS NULL);
END
$$;

-- Why a model stands still; there is no row once somebody goes on with it. By version: a process of
-- an older build, whose rules are outdated, says nothing of the model as it is.
CREATE TABLE projections.stop (
  model      text           COLLATE "C" NOT NULL,
  version    integer        NOT NULL,
  code       text           NOT NULL,
  message    text           NOT NULL,
  -- Before which it stands.
  position   bigint         NOT NULL,
  stopped_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (model, version)
);

-- Why a consumer goes on no more, or what it failed of while it tries again. Null where it goes on.
ALTER TABLE messaging.consumer
  ADD COLUMN stopped_code    text,
  ADD COLUMN stopped_message text,
  ADD COLUMN outage          text,
  ADD CHECK ((stopped_code IS NULL) = (stopped_message IS NULL));

-- The projections write whatever is in their schema. A consumer's row is its service's own already.
CREATE FUNCTION services.admit_readers_of_runs() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  GRANT SELECT ON projections.run, projections.stop TO interdict_api;
END
$$;

INSERT INTO services.admission VALUES (5, 'admit_readers_of_runs');

-- As with the roles themselves: one process needs none of it.
DO $$
BEGIN
  PERFORM services.admit();
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'There are no roles for services: %', sqlerrm
    USING HINT = 'Only a distributed installation needs them: have services.admit() called by a role with CREATEROLE.';
END
$$;
