-- Instants are UTC milliseconds, days are study-day numbers, truth values are 0 or 1.

CREATE TABLE profile (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE deck (
  id TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  -- The deck without the parts that have tables of their own.
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  deck TEXT NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  share REAL NOT NULL,
  PRIMARY KEY (deck, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  number INTEGER PRIMARY KEY,
  deck TEXT NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  -- Place in the deck, null once the publisher took it out.
  position INTEGER,
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (deck, id)
) STRICT;

CREATE INDEX source_order ON source (deck, position) WHERE position IS NOT NULL;

CREATE TABLE claim (
  number INTEGER PRIMARY KEY,
  deck TEXT NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  -- Place in the deck, null once the publisher took it out.
  position INTEGER,
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (deck, id)
) STRICT;

CREATE INDEX claim_order ON claim (deck, position) WHERE position IS NOT NULL;

CREATE TABLE claim_source (
  deck TEXT NOT NULL,
  source TEXT NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (deck, source, claim),
  FOREIGN KEY (deck, claim) REFERENCES claim (deck, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_source_claim ON claim_source (deck, claim);

-- Words of every claim and source that is in its deck, by their numbers.
CREATE VIRTUAL TABLE claim_text USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE source_text USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE trap (
  deck TEXT NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (deck, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
  deck TEXT NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (deck, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  deck TEXT NOT NULL REFERENCES deck (id) ON DELETE RESTRICT,
  section TEXT NOT NULL,
  -- The first claim, whose evidence and confidence are copied here for filters.
  claim TEXT NOT NULL,
  evidence TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'moderate', 'low')),
  kind TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('card', 'quiz', 'both')),
  tier TEXT NOT NULL CHECK (tier IN ('core', 'detail', 'reference')),
  position INTEGER NOT NULL,
  -- As the learner sees them, edits included.
  title TEXT NOT NULL,
  answer TEXT NOT NULL,
  -- As the publisher has it.
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- Why the publisher took the item out of the deck, null while it is in.
  withdrawn TEXT,
  FOREIGN KEY (deck, section) REFERENCES section (deck, id) ON DELETE RESTRICT,
  FOREIGN KEY (deck, claim) REFERENCES claim (deck, id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX item_order ON item (deck, position, role);
CREATE INDEX item_claim_first ON item (deck, claim);
CREATE INDEX item_section ON item (deck, section);
CREATE INDEX item_evidence ON item (evidence);

CREATE TABLE item_claim (
  item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  deck TEXT NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (item, position),
  FOREIGN KEY (deck, claim) REFERENCES claim (deck, id) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;

CREATE INDEX item_claim_claim ON item_claim (deck, claim);

CREATE VIRTUAL TABLE item_text USING fts5 (
  prompt, answer, options, claims,
  content = '', contentless_delete = 1,
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- What the learner added to an item.
CREATE TABLE learner_item (
  item TEXT PRIMARY KEY REFERENCES item (id) ON DELETE RESTRICT,
  note TEXT,
  -- Own texts by field path, laid over the publisher's.
  edits TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(edits))
) STRICT, WITHOUT ROWID;

-- What each update of a deck did.
CREATE TABLE deck_update (
  number INTEGER PRIMARY KEY,
  deck TEXT NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
  from_version TEXT NOT NULL,
  to_version TEXT NOT NULL,
  at INTEGER NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
  -- Items added, changed and withdrawn.
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE INDEX deck_update_unseen ON deck_update (seen) WHERE seen = 0;

CREATE TABLE card (
  id TEXT PRIMARY KEY,
  item INTEGER NOT NULL UNIQUE REFERENCES item (number) ON DELETE RESTRICT,
  -- Copies of the item's, so that the queue reads one table.
  deck TEXT NOT NULL,
  section TEXT NOT NULL,
  sibling_key TEXT NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('core', 'detail', 'reference')),
  position INTEGER NOT NULL,

  -- What the learner set.
  suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
  buried_day INTEGER,
  flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN 0 AND 7),
  -- 1 where an update of the deck suspended the card and not the learner.
  held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),

  -- What is remembered: a cache that a replay of review_log rebuilds.
  model TEXT NOT NULL,
  parameter_set TEXT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('new', 'learning', 'review', 'relearning')),
  stability REAL CHECK (stability > 0),
  difficulty REAL CHECK (difficulty BETWEEN 1 AND 10),
  step INTEGER CHECK (step >= 0),
  due_at INTEGER,
  due_day INTEGER,
  interval_days INTEGER NOT NULL CHECK (interval_days >= 0),
  last_review_at INTEGER,
  last_review_day INTEGER,
  reps INTEGER NOT NULL CHECK (reps >= 0),
  lapses INTEGER NOT NULL CHECK (lapses >= 0),
  CHECK (phase <> 'new' OR (due_at IS NULL AND due_day IS NULL AND stability IS NULL)),
  CHECK (phase = 'new' OR ((due_at IS NULL) <> (due_day IS NULL)))
) STRICT;

CREATE INDEX card_new ON card (tier, position, id, deck, section, sibling_key, buried_day)
  WHERE phase = 'new' AND suspended = 0;
CREATE INDEX card_step ON card (due_at) WHERE due_at IS NOT NULL AND suspended = 0;
CREATE INDEX card_due ON card (
  phase, due_day, last_review_day, stability, id, deck, section, sibling_key, tier, buried_day
) WHERE due_day IS NOT NULL AND suspended = 0;
CREATE INDEX card_flagged ON card (flag) WHERE flag > 0;

CREATE TABLE scheduler_config (
  hash TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

-- The truth about every card. Ids are UUIDv7 and ascend in the order in which rows were written.
CREATE TABLE review_log (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  card TEXT NOT NULL REFERENCES card (id) ON DELETE RESTRICT,
  at INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL CHECK (offset_minutes BETWEEN -1080 AND 1080),
  kind TEXT NOT NULL CHECK (kind IN ('learn', 'review', 'relearn', 'exam', 'manual', 'import', 'void')),
  grade INTEGER CHECK (grade BETWEEN 1 AND 4),
  -- 1 where the card was new before this row.
  introduces INTEGER NOT NULL CHECK (introduces IN (0, 1)),
  duration_ms INTEGER CHECK (duration_ms >= 0),
  answer TEXT,
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
  -- What a manual row did to the card.
  manual TEXT CHECK (manual IN ('reset')),
  -- The row that a void row takes back.
  voids TEXT REFERENCES review_log (id) ON DELETE RESTRICT,
  device TEXT NOT NULL,
  config TEXT NOT NULL REFERENCES scheduler_config (hash) ON DELETE RESTRICT,
  CHECK ((kind IN ('manual', 'void')) = (grade IS NULL)),
  CHECK ((kind = 'manual') = (manual IS NOT NULL)),
  CHECK ((kind = 'void') = (voids IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX review_log_card ON review_log (card, id);
CREATE INDEX review_log_at ON review_log (at, kind, introduces, card);
CREATE INDEX review_log_pace ON review_log (kind, id, duration_ms);
CREATE UNIQUE INDEX review_log_voids ON review_log (voids) WHERE voids IS NOT NULL;

CREATE TRIGGER review_log_no_update BEFORE UPDATE ON review_log BEGIN
  SELECT raise(ABORT, 'review_log is append-only');
END;
CREATE TRIGGER review_log_no_delete BEFORE DELETE ON review_log BEGIN
  SELECT raise(ABORT, 'review_log is append-only');
END;
-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER review_log_no_replace BEFORE INSERT ON review_log
WHEN EXISTS (SELECT 1 FROM review_log WHERE id = NEW.id OR (NEW.voids IS NOT NULL AND voids = NEW.voids)) BEGIN
  SELECT raise(ABORT, 'review_log is append-only');
END;

CREATE TABLE undo_record (
  number INTEGER PRIMARY KEY,
  operation TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
  -- Images before and after of every changed row, and ids of appended reviews.
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;

CREATE INDEX undo_record_undone ON undo_record (number) WHERE state = 'undone';
