-- Disposable and alike: what the columns of a version table mean stands in the first models' migration.

CREATE TABLE export_controls.council_measure_version (
  key        text           COLLATE "C" NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to   timestamptz(3),
  basis      text           NOT NULL,
  from_pos   bigint         NOT NULL,
  to_pos     bigint,
  value      jsonb          NOT NULL,
  regime     text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX council_measure_version_key_idx ON export_controls.council_measure_version (key) WHERE to_pos IS NULL;

CREATE SCHEMA security_council;

CREATE TABLE security_council.enforcement_status_version (
  key        text           COLLATE "C" NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to   timestamptz(3),
  basis      text           NOT NULL,
  from_pos   bigint         NOT NULL,
  to_pos     bigint,
  value      jsonb          NOT NULL,
  regime     text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX enforcement_status_version_key_idx ON security_council.enforcement_status_version (key) WHERE to_pos IS NULL;

CREATE TABLE security_council.sanctions_regime_version (
  key        text           COLLATE "C" NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to   timestamptz(3),
  basis      text           NOT NULL,
  from_pos   bigint         NOT NULL,
  to_pos     bigint,
  value      jsonb          NOT NULL,
  regime     text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX sanctions_regime_version_key_idx ON security_council.sanctions_regime_version (key) WHERE to_pos IS NULL;

CREATE TABLE security_council.council_vote_version (
  key        text           COLLATE "C" NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to   timestamptz(3),
  basis      text           NOT NULL,
  from_pos   bigint         NOT NULL,
  to_pos     bigint,
  value      jsonb          NOT NULL,
  regime     text           COLLATE "C" NOT NULL,
  symbol     text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX council_vote_version_key_idx ON security_council.council_vote_version (key) WHERE to_pos IS NULL;
CREATE INDEX council_vote_version_regime_key_idx ON security_council.council_vote_version (regime, key);
CREATE INDEX council_vote_version_symbol_idx ON security_council.council_vote_version (symbol);

CREATE TABLE security_council.regime_history_version (
  key        text           COLLATE "C" NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to   timestamptz(3),
  basis      text           NOT NULL,
  from_pos   bigint         NOT NULL,
  to_pos     bigint,
  value      jsonb          NOT NULL,
  regime     text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX regime_history_version_key_idx ON security_council.regime_history_version (key) WHERE to_pos IS NULL;

CREATE SCHEMA developments;

CREATE TABLE developments.development_version (
  key         text           COLLATE "C" NOT NULL,
  valid_from  timestamptz(3) NOT NULL,
  valid_to    timestamptz(3),
  basis       text           NOT NULL,
  from_pos    bigint         NOT NULL,
  to_pos      bigint,
  value       jsonb          NOT NULL,
  development text           COLLATE "C" NOT NULL,
  kind        text           COLLATE "C" NOT NULL,
  PRIMARY KEY (key, valid_from, from_pos),
  CHECK (valid_to > valid_from),
  CHECK (to_pos > from_pos)
);

CREATE INDEX development_version_key_idx ON developments.development_version (key) WHERE to_pos IS NULL;
