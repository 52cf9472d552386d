-- How far those who react to the log have come, and what they could not do.

CREATE SCHEMA messaging;

-- Reactions are idempotent: a position that is behind makes them look again, and record nothing new.
CREATE TABLE messaging.consumer (
  name       text           COLLATE "C" PRIMARY KEY,
  -- Every event up to here was handled, whole commits only.
  position   bigint         NOT NULL CHECK (position >= 0),
  -- Of the log: in another one the position means nothing.
  generation uuid           NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- What a rule refused when a reaction asked for it. Order went on; somebody has to look.
CREATE TABLE messaging.parked (
  consumer  text           COLLATE "C" NOT NULL,
  event_id  uuid           NOT NULL,
  reaction  text           COLLATE "C" NOT NULL,
  position  bigint         NOT NULL,
  code      text           NOT NULL,
  message   text           NOT NULL,
  parked_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (consumer, event_id, reaction)
);
