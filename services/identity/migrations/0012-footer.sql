-- What stands at the foot of every page beside the contact [U6 U7]: how one pays and who brings it, in the order of the store. A row is
-- made with the first change; a store without one has none of it.
CREATE TABLE footer (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id() PRIMARY KEY REFERENCES store (store_id),
  -- Each [{"code": "VISA"}] or [{"ownName": "iDEAL"}]: services/identity/footer/footer.rules.ts.
  payments jsonb NOT NULL DEFAULT '[]',
  carriers jsonb NOT NULL DEFAULT '[]',
  version integer NOT NULL DEFAULT 0,
  CONSTRAINT footer_payments CHECK (jsonb_typeof(payments) = 'array' AND jsonb_array_length(payments) <= 20),
  CONSTRAINT footer_carriers CHECK (jsonb_typeof(carriers) = 'array' AND jsonb_array_length(carriers) <= 20)
);
CALL kernel.guard('footer', portal => 'true', visitor => 'true', subject => 'nobody');

-- When the shop is open [U11]: periods by weekday, and days on which it is otherwise, with why. Days that have passed are shown to nobody
-- and go with the next change.
CREATE TABLE opening_hours (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id() PRIMARY KEY REFERENCES store (store_id),
  days jsonb NOT NULL DEFAULT '[]',
  exceptions jsonb NOT NULL DEFAULT '[]',
  -- What hours do not say: "and by appointment".
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
  version integer NOT NULL DEFAULT 0,
  CONSTRAINT opening_hours_days CHECK (jsonb_typeof(days) = 'array' AND jsonb_array_length(days) <= 7),
  CONSTRAINT opening_hours_exceptions CHECK (jsonb_typeof(exceptions) = 'array' AND jsonb_array_length(exceptions) <= 30)
);
-- What stores had written about their hours in words of their own is kept as the note. No policy lets the owner of a table read it.
ALTER TABLE store NO FORCE ROW LEVEL SECURITY;
INSERT INTO opening_hours (store_id, note)
  SELECT store_id, left(opening_hours, 2000) FROM store WHERE opening_hours <> '';
ALTER TABLE store FORCE ROW LEVEL SECURITY;
ALTER TABLE store DROP COLUMN opening_hours;
CALL kernel.guard('opening_hours', portal => 'true', visitor => 'true', subject => 'nobody');

-- The texts of the store's own pages [U8 U9 L13], by language, as Markdown; what of it is shown, the pages decide. Blank = not written.
CREATE TABLE page_text (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id() REFERENCES store (store_id),
  page text COLLATE "C" NOT NULL,
  language text COLLATE "C" NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  text text NOT NULL DEFAULT '' CHECK (length(text) <= 20000),
  version integer NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, page, language),
  CONSTRAINT page_text_page CHECK (page IN ('HOME', 'ABOUT', 'CONTACT', 'TERMS', 'PRIVACY', 'COOKIES', 'ACCESSIBILITY'))
);
CALL kernel.guard('page_text', portal => 'true', visitor => 'true', subject => 'nobody');
