-- Read models are disposable: everything here can be folded from the log again.

CREATE SCHEMA projections;

-- Names the tables' rows that belong together: the live ones of a model, or those of a rebuild.
CREATE SEQUENCE projections.build_id AS integer;

-- How far a model has applied the log. Whoever applies commits to the model holds its row's lock.
CREATE TABLE projections.cursor (
  model      text           COLLATE "C" PRIMARY KEY,
  version    integer        NOT NULL CHECK (version > 0),
  build      integer        NOT NULL UNIQUE DEFAULT nextval('projections.build_id'),
  position   bigint         NOT NULL CHECK (position >= 0),
  generation uuid           NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

ALTER SEQUENCE projections.build_id OWNED BY projections.cursor.build;

-- Which events may change a key. Written with the rows that were folded from them.
CREATE TABLE projections.fact_key (
  build      integer NOT NULL,
  projection text    COLLATE "C" NOT NULL,
  key        text    COLLATE "C" NOT NULL,
  position   bigint  NOT NULL,
  PRIMARY KEY (build, projection, key, position)
);

-- The build whose keys are to be deleted: a rebuild's own until it is swapped in, then the replaced
-- one. A row without a running rebuild is what a killed one left.
CREATE TABLE projections.rebuild (
  model text    COLLATE "C" PRIMARY KEY,
  build integer NOT NULL
);

CREATE SCHEMA export_controls;

-- valid_from/valid_to: when it holds, as the law has it. from_pos/to_pos: when the system believed it.
-- Both include their beginning and not their end. At any instant and position a key has one version.
-- Indexes bear the names that Postgres would give them: a rebuilt table, which takes this one's place,
-- has them too.
CREATE TABLE export_controls.export_ban_list_version (
  key          text           COLLATE "C" NOT NULL,
  valid_from   timestamptz(3) NOT NULL,
  valid_to     timestamptz(3),
  basis        text           NOT NULL,
  from_pos     bigint         NOT NULL,
  to_pos       bigint,
  value        jsonb          NOT NULL,
  list         text           COLLATE "C" NOT NULL,
  jurisdiction text           COLLATE "C",
  zone         text           COLLATE "C",
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX export_ban_list_version_key_idx ON export_controls.export_ban_list_version (key) WHERE to_pos IS NULL;

CREATE TABLE export_controls.listed_good_version (
  key         text           COLLATE "C" NOT NULL,
  valid_from  timestamptz(3) NOT NULL,
  valid_to    timestamptz(3),
  basis       text           NOT NULL,
  from_pos    bigint         NOT NULL,
  to_pos      bigint,
  value       jsonb          NOT NULL,
  list        text           COLLATE "C" NOT NULL,
  provision   text           COLLATE "C" NOT NULL,
  code_system text           COLLATE "C" NOT NULL,
  code        text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX listed_good_version_key_idx ON export_controls.listed_good_version (key) WHERE to_pos IS NULL;
CREATE INDEX listed_good_version_list_key_idx ON export_controls.listed_good_version (list, key);
CREATE INDEX listed_good_version_code_code_system_idx ON export_controls.listed_good_version (code, code_system);

CREATE TABLE export_controls.export_ban_list_change_version (
  key        text           COLLATE "C" NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to   timestamptz(3),
  basis      text           NOT NULL,
  from_pos   bigint         NOT NULL,
  to_pos     bigint,
  value      jsonb          NOT NULL,
  list       text           COLLATE "C" NOT NULL,
  change_id  text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX export_ban_list_change_version_key_idx ON export_controls.export_ban_list_change_version (key) WHERE to_pos IS NULL;
CREATE INDEX export_ban_list_change_version_list_key_idx ON export_controls.export_ban_list_change_version (list, key);

CREATE TABLE export_controls.export_determination_version (
  key           text           COLLATE "C" NOT NULL,
  valid_from    timestamptz(3) NOT NULL,
  valid_to      timestamptz(3),
  basis         text           NOT NULL,
  from_pos      bigint         NOT NULL,
  to_pos        bigint,
  value         jsonb          NOT NULL,
  determination text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX export_determination_version_key_idx ON export_controls.export_determination_version (key) WHERE to_pos IS NULL;
CREATE INDEX export_determination_version_determination_idx ON export_controls.export_determination_version (determination);
