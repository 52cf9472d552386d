-- What is known of each archived document. The bytes themselves lie elsewhere, under their hash.

CREATE SCHEMA archive;

CREATE TABLE archive.evidence (
  sha256       text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  form         text NOT NULL CHECK (form IN ('document', 'citation')),
  publisher    text NOT NULL CHECK (publisher <> ''),
  tier         text NOT NULL CHECK (tier IN (
    'gazette', 'un-document', 'ministry', 'publisher-list', 'law-firm', 'press', 'compilation'
  )),
  title        text NOT NULL CHECK (title <> ''),
  -- Null where the source has none: nobody invents an address.
  url          text CHECK (url <> ''),
  retrieved_at timestamptz(3) NOT NULL,
  media_type   text NOT NULL CHECK (media_type <> ''),
  bytes        integer NOT NULL CHECK (bytes > 0)
);

-- Facts in the log cite these rows: to change one would rewrite why something was believed.
CREATE FUNCTION archive.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Evidence is archived for ever: % on archive.% is refused.', tg_op, tg_table_name
    USING ERRCODE = 'restrict_violation';
END
$$;

-- A statement is refused even where it finds no row, a row however it is reached. ALWAYS, because
-- a session that replicates skips ordinary triggers.
CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON archive.evidence
  FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();
CREATE TRIGGER no_row_rewritten BEFORE UPDATE OR DELETE ON archive.evidence
  FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();
ALTER TABLE archive.evidence ENABLE ALWAYS TRIGGER never_rewritten;
ALTER TABLE archive.evidence ENABLE ALWAYS TRIGGER no_row_rewritten;
