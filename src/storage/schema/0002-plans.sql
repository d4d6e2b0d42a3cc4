-- Exams, days away, spread intervals, practice that leaves the memory alone, and due days set by hand.

CREATE TABLE exam (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  -- Study day of the exam.
  day INTEGER NOT NULL,
  -- Decks and sections that it covers.
  scope TEXT NOT NULL CHECK (json_valid(scope)),
  target_recall REAL NOT NULL CHECK (target_recall > 0 AND target_recall < 1),
  minutes_per_day INTEGER NOT NULL CHECK (minutes_per_day > 0),
  -- First day of the last look, as the newest plan has it.
  window_start INTEGER
) STRICT, WITHOUT ROWID;

-- Study days, both included, on which nothing is asked.
CREATE TABLE absence (
  id TEXT PRIMARY KEY,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  CHECK (first_day <= last_day)
) STRICT, WITHOUT ROWID;

-- A day on which an exam or an absence asks for the card, which counts where it comes before the due day.
ALTER TABLE card ADD COLUMN plan_day INTEGER;
-- The day on which the card is asked: the earlier of the two. The triggers below keep it, since an index
-- over a generated column would not cover the queue's queries.
ALTER TABLE card ADD COLUMN show_day INTEGER;
UPDATE card SET show_day = due_day;

CREATE TRIGGER card_show_insert AFTER INSERT ON card BEGIN
  UPDATE card SET show_day = CASE WHEN plan_day < due_day THEN plan_day ELSE due_day END WHERE id = NEW.id;
END;
CREATE TRIGGER card_show_update AFTER UPDATE OF due_day, plan_day ON card BEGIN
  UPDATE card SET show_day = CASE WHEN plan_day < due_day THEN plan_day ELSE due_day END WHERE id = NEW.id;
END;

DROP INDEX card_due;
CREATE INDEX card_due ON card (
  phase, show_day, last_review_day, stability, id, deck, section, sibling_key, tier, buried_day
) WHERE show_day IS NOT NULL AND suspended = 0;
CREATE INDEX card_planned ON card (plan_day) WHERE plan_day IS NOT NULL;
CREATE INDEX card_leech ON card (lapses) WHERE lapses >= 8;

-- How many cards that are not suspended each day asks; kept by the triggers below.
CREATE TABLE day_load (
  day INTEGER PRIMARY KEY,
  cards INTEGER NOT NULL
) STRICT;
INSERT INTO day_load (day, cards)
SELECT show_day, count(*) FROM card WHERE show_day IS NOT NULL AND suspended = 0 GROUP BY show_day;

CREATE TRIGGER card_load_leave AFTER UPDATE OF show_day, suspended ON card
WHEN OLD.suspended = 0 AND OLD.show_day IS NOT NULL BEGIN
  UPDATE day_load SET cards = cards - 1 WHERE day = OLD.show_day;
END;
CREATE TRIGGER card_load_enter AFTER UPDATE OF show_day, suspended ON card
WHEN NEW.suspended = 0 AND NEW.show_day IS NOT NULL BEGIN
  INSERT INTO day_load (day, cards) VALUES (NEW.show_day, 1)
  ON CONFLICT (day) DO UPDATE SET cards = cards + 1;
END;

CREATE INDEX item_pair ON item (number) WHERE kind = 'pair' AND withdrawn IS NULL;

-- The log anew, since a check cannot be changed in place.
CREATE TABLE review_log_new (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  card TEXT NOT NULL REFERENCES card (id) ON DELETE RESTRICT,
  at INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL CHECK (offset_minutes BETWEEN -1080 AND 1080),
  -- A practice row leaves the memory as it was.
  kind TEXT NOT NULL CHECK (
    kind IN ('learn', 'review', 'relearn', 'practice', 'exam', 'manual', 'import', 'void')
  ),
  grade INTEGER CHECK (grade BETWEEN 1 AND 4),
  -- 1 where the card was new before this row.
  introduces INTEGER NOT NULL CHECK (introduces IN (0, 1)),
  duration_ms INTEGER CHECK (duration_ms >= 0),
  answer TEXT,
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
  -- Days that were chosen within the range that spreading allows, since other cards had a part in it.
  chosen_days INTEGER CHECK (chosen_days > 0),
  -- What a manual row did to the card, and the day that it set.
  manual TEXT CHECK (manual IN ('reset', 'due')),
  manual_day INTEGER,
  -- The row that a void row takes back.
  voids TEXT REFERENCES review_log_new (id) ON DELETE RESTRICT,
  device TEXT NOT NULL,
  config TEXT NOT NULL REFERENCES scheduler_config (hash) ON DELETE RESTRICT,
  CHECK ((kind IN ('manual', 'void')) = (grade IS NULL)),
  CHECK ((kind = 'manual') = (manual IS NOT NULL)),
  CHECK ((manual IS 'due') = (manual_day IS NOT NULL)),
  CHECK ((kind = 'void') = (voids IS NOT NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO review_log_new (
  id, card, at, offset_minutes, kind, grade, introduces, duration_ms, answer, confidence, manual, voids,
  device, config
)
SELECT id, card, at, offset_minutes, kind, grade, introduces, duration_ms, answer, confidence, manual, voids,
  device, config
FROM review_log ORDER BY id;

DROP TRIGGER review_log_no_delete;
-- A table that is dropped deletes its rows one by one, and a row that is named by another stays.
DELETE FROM review_log WHERE kind = 'void';
DROP TABLE review_log;
ALTER TABLE review_log_new RENAME TO review_log;

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
