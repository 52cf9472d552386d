-- The log: every fact ever recorded, in one gapless order, which is the order of commits.

CREATE SCHEMA log;

-- One row. Its lock is the only queue that writers stand in: who holds it gives out positions.
CREATE TABLE log.head (
  single      boolean        PRIMARY KEY DEFAULT true CHECK (single),
  position    bigint         NOT NULL CHECK (position >= 0),
  recorded_at timestamptz(3),
  -- Another one where a log restored from an older dump is opened for writing.
  generation  uuid           NOT NULL
);

INSERT INTO log.head (position, generation) VALUES (0, gen_random_uuid());

-- Ids are counted from the rows, not from a sequence: a copy of the rows is a copy of the log.
CREATE TABLE log.stream (
  id      integer PRIMARY KEY,
  name    text    COLLATE "C" NOT NULL UNIQUE,
  version integer NOT NULL CHECK (version > 0)
) WITH (fillfactor = 70);

-- Known by its first position: its events are those up to first_position + size - 1.
CREATE TABLE log.commit (
  first_position bigint         PRIMARY KEY,
  size           integer        NOT NULL CHECK (size > 0),
  id             uuid           NOT NULL,
  recorded_at    timestamptz(3) NOT NULL,
  actor          text           NOT NULL,
  cause          text           NOT NULL,
  command_id     uuid           NOT NULL,
  correlation_id uuid           NOT NULL,
  causation_id   uuid,
  -- SHA-256 of the documents that the commit rests on.
  evidence       bytea[]        NOT NULL
);

CREATE INDEX commit_recorded_at ON log.commit (recorded_at, first_position);
CREATE INDEX commit_causation_id ON log.commit (causation_id) WHERE causation_id IS NOT NULL;

-- No foreign keys: log.append is the only writer, and looking up every row halves its speed.
CREATE TABLE log.event (
  position       bigint     PRIMARY KEY,
  -- The first position of its commit.
  commit         bigint     NOT NULL,
  stream         integer    NOT NULL,
  version        integer    NOT NULL,
  schema_version integer    NOT NULL,
  id             uuid       NOT NULL UNIQUE,
  type           text       COLLATE "C" NOT NULL,
  -- What the event is about inside its stream.
  subject        text       COLLATE "C" NOT NULL,
  -- RFC 8785 JSON as it was hashed: jsonb would keep another text.
  payload        text       NOT NULL,
  salt           bytea      NOT NULL,
  leaf_hash      bytea      NOT NULL,
  -- Places, from 0, in the commit's evidence; null stands for all of it.
  evidence       smallint[],
  UNIQUE (stream, version)
);

CREATE INDEX event_subject ON log.event (subject, stream);
CREATE INDEX event_type ON log.event (type, position);

-- What came of a command: asked again, the log answers the same.
CREATE TABLE log.receipt (
  command_id     uuid           PRIMARY KEY,
  request_sha256 bytea          NOT NULL,
  recorded_at    timestamptz(3) NOT NULL,
  -- Null where there was nothing new to say, or a refusal.
  first_position bigint,
  size           integer        NOT NULL,
  -- JSON, and text for the same reason as a payload.
  refusal        text,
  result         text
);

CREATE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The log is never rewritten: % on log.% is refused.', tg_op, tg_table_name
    USING ERRCODE = 'restrict_violation',
      HINT = 'Correct a fact by appending a retraction and the right fact.';
END
$$;

-- A statement is refused even where it finds no row, a row however it is reached. ALWAYS, because
-- a session that replicates skips ordinary triggers.
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['event', 'commit', 'receipt'] LOOP
    EXECUTE format('CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON log.%I
      FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change()', kept);
    EXECUTE format('CREATE TRIGGER no_row_rewritten BEFORE UPDATE OR DELETE ON log.%I
      FOR EACH ROW EXECUTE FUNCTION log.refuse_change()', kept);
    EXECUTE format('ALTER TABLE log.%I ENABLE ALWAYS TRIGGER never_rewritten', kept);
    EXECUTE format('ALTER TABLE log.%I ENABLE ALWAYS TRIGGER no_row_rewritten', kept);
  END LOOP;
  FOREACH kept IN ARRAY ARRAY['head', 'stream'] LOOP
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE DELETE OR TRUNCATE ON log.%I
      FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change()', kept);
    EXECUTE format('ALTER TABLE log.%I ENABLE ALWAYS TRIGGER never_emptied', kept);
  END LOOP;
END
$$;

CREATE TRIGGER only_forward BEFORE UPDATE ON log.head FOR EACH ROW
  WHEN (new.position < old.position OR new.recorded_at < old.recorded_at
    OR (new.recorded_at IS NULL AND old.recorded_at IS NOT NULL))
  EXECUTE FUNCTION log.refuse_change();
CREATE TRIGGER only_forward BEFORE UPDATE ON log.stream FOR EACH ROW
  WHEN (new.id <> old.id OR new.name <> old.name OR new.version < old.version)
  EXECUTE FUNCTION log.refuse_change();
ALTER TABLE log.head ENABLE ALWAYS TRIGGER only_forward;
ALTER TABLE log.stream ENABLE ALWAYS TRIGGER only_forward;

-- What becomes of one commit of a group.
CREATE TYPE log.answer AS (
  -- In the order of the group, from 1.
  place          integer,
  -- `written`; `known`: its command is on record; `reused`: with another request; `moved`; `taken`.
  outcome        text,
  first_position bigint,
  size           integer,
  refusal        text,
  result         text,
  -- moved: which append of the group, and the version of its stream that it met.
  append         integer,
  version        integer,
  -- taken: the id that is in the log already.
  event_id       uuid
);

-- Appends a group of commits: each is written whole or not at all, whatever becomes of the others.
--
-- Columns, because one element of an array costs as little as the array's thousandth. What is hashed
-- comes in pieces, because positions, versions and moments are known only under the lock. Two
-- commits of a group share neither a command id nor a chosen event id: else the call as a whole
-- fails and leaves nothing.
CREATE FUNCTION log.append(
  streams         text[],
  -- An element for each commit. Its appends and evidence are counted up to its last.
  command_ids     uuid[],
  requests        bytea[],
  refusals        text[],
  results         text[],
  commit_ids      uuid[],
  actors          text[],
  causes          text[],
  correlation_ids uuid[],
  causation_ids   uuid[],
  last_evidence   integer[],
  evidence        bytea[],
  last_appends    integer[],
  openings        text[],
  closings        text[],
  -- An element for each append. Its stream by the place in `streams`; the version expected, -1 for
  -- any but none; how many facts the same commit appends to the same stream before; its size.
  append_streams  integer[],
  append_expects  integer[],
  append_already  integer[],
  append_sizes    integer[],
  -- An element for each event.
  event_appends   integer[],
  event_ids       uuid[],
  types           text[],
  schema_versions integer[],
  subjects        text[],
  payloads        text[],
  salts           bytea[],
  event_evidence  text[],
  heads           text[],
  tails           text[],
  -- Ids that were not made for the occasion, each with the place of its commit.
  chosen_ids      uuid[],
  chosen_commits  integer[]
) RETURNS SETOF log.answer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  -- A plan made for one call's values holds flat copies of the arrays, which are read from the
  -- beginning for every element; a plan made while the log was small scans it when it is large.
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_hashjoin = off
  SET enable_mergejoin = off
AS $$
DECLARE
  newest          bigint;
  latest          timestamptz;
  stream_ids      integer[];
  found_versions  integer[];
  versions        integer[];
  taken           uuid[]        := array_fill(NULL::uuid, ARRAY[cardinality(command_ids)]);
  asked           record;
  answer          log.answer;
  -- How many appends and events of the group lie before the commit at hand, and the append at hand.
  appends_before  integer       := 0;
  events_before   integer       := 0;
  stream_place    integer;
  last_stream     integer;
  -- Of each commit: null where it was not written. A receipt alone has the size 0 and no position.
  sizes           integer[]     := array_fill(NULL::integer, ARRAY[cardinality(command_ids)]);
  first_positions bigint[]      := sizes;
  moments         timestamptz[] := array_fill(NULL::timestamptz, ARRAY[cardinality(command_ids)]);
  stamps          text[]        := sizes;
  -- What an event's place in the group lacks to its position.
  position_shifts bigint[]      := sizes;
  -- Of each append: null where its commit was not written. What the place lacks to the version.
  append_commits  integer[]     := array_fill(NULL::integer, ARRAY[cardinality(append_sizes)]);
  version_shifts  integer[]     := append_commits;
BEGIN
  SELECT head.position, head.recorded_at INTO STRICT newest, latest FROM log.head FOR UPDATE;

  SELECT array_agg(stream.id ORDER BY place), array_agg(coalesce(stream.version, 0) ORDER BY place)
    INTO stream_ids, found_versions
    FROM unnest(streams) WITH ORDINALITY AS named (name, place)
    LEFT JOIN log.stream ON stream.name = named.name;
  versions := found_versions;

  FOR asked IN
    SELECT chosen.place, event.id FROM unnest(chosen_ids, chosen_commits) AS chosen (id, place)
      JOIN log.event ON event.id = chosen.id
  LOOP
    taken[asked.place] := asked.id;
  END LOOP;

  FOR asked IN
    SELECT command.place::integer, receipt.command_id IS NOT NULL AS on_record,
        receipt.request_sha256 = command.request AS same_request,
        receipt.first_position, receipt.size, receipt.refusal, receipt.result
      FROM unnest(command_ids, requests) WITH ORDINALITY AS command (id, request, place)
      LEFT JOIN log.receipt ON receipt.command_id = command.id
      ORDER BY command.place
  LOOP
    answer := NULL;
    answer.place := asked.place;
    IF asked.on_record THEN
      answer.outcome := CASE WHEN asked.same_request THEN 'known' ELSE 'reused' END;
      answer.first_position := asked.first_position;
      answer.size := asked.size;
      answer.refusal := asked.refusal;
      answer.result := asked.result;
    ELSIF taken[asked.place] IS NOT NULL THEN
      answer.outcome := 'taken';
      answer.event_id := taken[asked.place];
    ELSE
      answer.outcome := 'written';
      answer.size := 0;
      FOR append IN appends_before + 1 .. last_appends[asked.place] LOOP
        answer.version := versions[append_streams[append]] + append_already[append];
        IF (append_expects[append] = -1 AND answer.version = 0)
            OR (append_expects[append] >= 0 AND append_expects[append] <> answer.version) THEN
          answer.outcome := 'moved';
          answer.append := append;
          EXIT;
        END IF;
        answer.size := answer.size + append_sizes[append];
      END LOOP;
    END IF;

    IF answer.outcome = 'written' THEN
      answer.refusal := refusals[asked.place];
      answer.result := results[asked.place];
      sizes[asked.place] := answer.size;
      moments[asked.place] := greatest(latest, date_trunc('milliseconds', clock_timestamp()));
      IF answer.size > 0 THEN
        answer.first_position := newest + 1;
        first_positions[asked.place] := answer.first_position;
        position_shifts[asked.place] := newest - events_before;
        newest := newest + answer.size;
        latest := moments[asked.place];
        stamps[asked.place] := to_char(latest AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
      END IF;
    END IF;
    FOR append IN appends_before + 1 .. last_appends[asked.place] LOOP
      IF answer.outcome = 'written' THEN
        append_commits[append] := asked.place;
        stream_place := append_streams[append];
        version_shifts[append] := versions[stream_place] - events_before;
        versions[stream_place] := versions[stream_place] + append_sizes[append];
      END IF;
      events_before := events_before + append_sizes[append];
    END LOOP;
    appends_before := last_appends[asked.place];
    RETURN NEXT answer;
  END LOOP;

  SELECT coalesce(max(stream.id), 0) INTO last_stream FROM log.stream;
  FOR stream_place IN 1 .. cardinality(streams) LOOP
    IF stream_ids[stream_place] IS NULL AND versions[stream_place] > 0 THEN
      last_stream := last_stream + 1;
      stream_ids[stream_place] := last_stream;
    END IF;
  END LOOP;

  INSERT INTO log.stream (id, name, version)
    SELECT stream_ids[place], streams[place], versions[place]
      FROM generate_series(1, cardinality(streams)) AS place
      WHERE versions[place] > found_versions[place]
    ON CONFLICT (id) DO UPDATE SET version = excluded.version;

  INSERT INTO log.commit (first_position, size, id, recorded_at, actor, cause, command_id,
      correlation_id, causation_id, evidence)
    SELECT first_positions[place], sizes[place], commit_ids[place], moments[place], actors[place],
        causes[place], command_ids[place], correlation_ids[place], causation_ids[place],
        evidence[coalesce(last_evidence[place - 1], 0) + 1 : last_evidence[place]]
      FROM generate_series(1, cardinality(command_ids)) AS place
      WHERE sizes[place] > 0;

  INSERT INTO log.event (position, commit, stream, version, schema_version, id, type, subject,
      payload, salt, leaf_hash, evidence)
    SELECT given.position, first_positions[given.commit], stream_ids[append_streams[given.append]],
        given.version, schema_versions[place], event_ids[place], types[place], subjects[place],
        payloads[place], salts[place],
        -- 0x00 sets the leaves of a tree apart from its nodes: RFC 6962, 2.1.
        sha256('\x00'::bytea || convert_to(
          openings[given.commit] || (given.position - first_positions[given.commit])
            || closings[given.commit] || heads[place]
            || '"position":"' || given.position || '","recordedAt":"' || stamps[given.commit] || '",'
            || tails[place] || given.version || '}', 'UTF8')),
        event_evidence[place]::smallint[]
      FROM generate_series(1, cardinality(event_ids)) AS place
      CROSS JOIN LATERAL (
        SELECT append, append_commits[append] AS commit,
            position_shifts[append_commits[append]] + place AS position,
            version_shifts[append] + place AS version
          FROM (SELECT event_appends[place] AS append OFFSET 0) AS named
        OFFSET 0
      ) AS given
      WHERE given.commit IS NOT NULL;

  INSERT INTO log.receipt (command_id, request_sha256, recorded_at, first_position, size, refusal,
      result)
    SELECT command_ids[place], requests[place], moments[place], first_positions[place],
        sizes[place], refusals[place], results[place]
      FROM generate_series(1, cardinality(command_ids)) AS place
      WHERE sizes[place] IS NOT NULL;

  IF newest > (SELECT head.position FROM log.head) THEN
    UPDATE log.head SET position = newest, recorded_at = latest;
    -- A wake-up and no more: whoever hears it reads the log.
    PERFORM pg_notify('log', newest::text);
  END IF;
END
$$;
