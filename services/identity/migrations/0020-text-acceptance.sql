-- What the terms and the privacy statement said, version by version: who accepted one can read it for as long as the store is there [S14].
CREATE TABLE text_version (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id() REFERENCES store (store_id),
  page text COLLATE "C" NOT NULL CHECK (page IN ('TERMS', 'PRIVACY')),
  language text COLLATE "C" NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  version integer NOT NULL CHECK (version > 0),
  text text NOT NULL CHECK (text <> ''),
  published_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, page, language, version)
);
-- Everybody could read it on the day, and what is written of it is the text of the page, which has its own audit.
CALL kernel.guard('text_version', portal => 'true', visitor => 'true', audited => false);

CREATE FUNCTION keep_text_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO identity.text_version (store_id, page, language, version, text, published_at)
  VALUES (NEW.store_id, NEW.page, NEW.language, NEW.version, NEW.text, NEW.updated_at);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_text_version AFTER INSERT OR UPDATE OF text ON page_text FOR EACH ROW
  WHEN (NEW.page IN ('TERMS', 'PRIVACY') AND NEW.text <> '')
  EXECUTE FUNCTION keep_text_version();

CREATE FUNCTION refuse_other_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'version % of % of store % stays as it was published', OLD.version, OLD.page, OLD.store_id;
END $$;
CREATE TRIGGER refuse_other_text BEFORE UPDATE OR DELETE ON text_version FOR EACH ROW
  EXECUTE FUNCTION refuse_other_text();

-- What stands there already was published when it was last changed. No policy lets the owner of a table read it.
ALTER TABLE page_text NO FORCE ROW LEVEL SECURITY;
ALTER TABLE text_version NO FORCE ROW LEVEL SECURITY;
INSERT INTO text_version (store_id, page, language, version, text, published_at)
  SELECT store_id, page, language, version, text, updated_at FROM page_text
   WHERE page IN ('TERMS', 'PRIVACY') AND text <> '' AND version > 0;
ALTER TABLE text_version FORCE ROW LEVEL SECURITY;
ALTER TABLE page_text FORCE ROW LEVEL SECURITY;

-- Who accepted which version, when and where.
CREATE TABLE text_acceptance (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  user_id uuid NOT NULL,
  page text COLLATE "C" NOT NULL,
  language text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  place text COLLATE "C" NOT NULL CHECK (place IN ('ACTIVATION', 'PORTAL')),
  accepted_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, user_id, page, language, version),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, page, language, version) REFERENCES text_version
);
CALL kernel.guard('text_acceptance', portal => 'user_id = (SELECT kernel.user_id())',
  portal_write => 'user_id = (SELECT kernel.user_id())', secret => ARRAY['place', 'accepted_at'], subject => 'user_id');
