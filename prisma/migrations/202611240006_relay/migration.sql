-- Who publishes the log to Kafka, how far it is published, and which generations an operator opened.

CREATE SCHEMA relay;

-- One row. Its epoch tells terms apart; what keeps a relay that wakes up late from writing is Kafka.
CREATE TABLE relay.lease (
  single       boolean     PRIMARY KEY DEFAULT true CHECK (single),
  -- Who has it, for people; null where nobody ever had.
  holder       text,
  epoch        bigint      NOT NULL DEFAULT 0,
  expires_at   timestamptz NOT NULL DEFAULT '-infinity',
  -- Everything up to here is in Kafka, and perhaps more: told now and then. What Kafka itself holds
  -- comes first; this counts where retention has emptied the topic.
  published_to bigint      NOT NULL DEFAULT 0 CHECK (published_to >= 0)
);

INSERT INTO relay.lease DEFAULT VALUES;

-- Of the log, each opened on purpose: a restored log is not continued by itself.
CREATE TABLE relay.generation (
  generation     uuid           PRIMARY KEY,
  previous       uuid           NOT NULL,
  -- Everything up to here was recorded before.
  after_position bigint         NOT NULL CHECK (after_position >= 0),
  opened_at      timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- Once it is in Kafka, Kafka without it at its end is of another one.
  begun          boolean        NOT NULL DEFAULT false
);
