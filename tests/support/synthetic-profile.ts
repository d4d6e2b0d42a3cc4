import { randomBytes } from 'node:crypto';
import type { Claim, ClaimId, Deck, Item, SectionId } from '../../src/core/deck/types.ts';
import { answer, newMemory } from '../../src/core/scheduler/schedule.ts';
import type { CardId, Grade, Memory } from '../../src/core/scheduler/types.ts';
import { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import { reviewIds } from '../../src/service/ids.ts';
import { openProfile } from '../../src/storage/open.ts';
import { memoryColumns } from '../../src/storage/queries/cards.ts';
import { insertReview, keepConfig } from '../../src/storage/queries/reviews.ts';
import { Writer } from '../../src/storage/writer.ts';
import type { FakeClock } from './clock.ts';
import { deckOf, recallItem } from './deck.ts';

const minute = 60_000;
const day = 1440 * minute;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const vocabulary = 20_000;
const syllables = ['ba', 'co', 'du', 'fe', 'gi', 'la', 'mo', 'ne', 'pi', 'ru', 'sa', 'to', 'vu', 'xe', 'zi'];

/** The word of a rank: the digits of a scrambled rank read as syllables. */
export function word(rank: number): string {
  let rest = (rank * 48_271) % 759_375;
  let text = '';
  for (let index = 0; index < 5; index += 1) {
    text += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  }
  return text;
}

/** Words whose frequency falls with their rank, as in written language. */
const sentence = (random: () => number, length: number) =>
  Array.from({ length }, () => word(Math.floor(vocabulary ** random()))).join(' ');

/** A deck of `count` cards, three to a claim, whose texts repeat words as written language does. */
export function syntheticDeck(count: number): Deck {
  const random = seeded(1);
  const sections = Array.from({ length: 12 }, (_, index) => `section-${index}` as SectionId);
  const claims: Claim[] = [];
  const [pattern] = deckOf([recallItem(0)]).claims;
  if (!pattern) throw new Error('The pattern deck has no claim');
  const items: Item[] = Array.from({ length: count }, (_, index) => {
    const claim = Math.floor(index / 3);
    const id = `claim-${claim}` as ClaimId;
    const section = sections[claim % sections.length]!;
    if (index % 3 === 0) claims.push({ ...pattern, id, section, text: sentence(random, 15), traps: [] });
    return recallItem(index, {
      claims: [id],
      section,
      tier: index < count / 2 ? 'core' : 'detail',
      prompt: sentence(random, 12),
      answer: sentence(random, 4),
    });
  });
  return deckOf(items, {
    claims,
    sections: sections.map((id) => ({ id, title: id, share: 0 })),
  });
}

/** Answers a card on the days when it was due until its next day lies ahead; some are left overdue. */
function* history(context: Context, id: CardId, now: number, random: () => number) {
  const { config } = context.scheduler;
  let memory = newMemory(config);
  let at = now - Math.floor(1 + random() * 400) * day - Math.floor(random() * 300) * minute;
  while (at < now - day / 2) {
    const before = memory;
    const grade: Grade = random() < 0.9 ? 3 : 1;
    memory = answer(memory, { at, offsetMinutes: 0, grade }, config, id);
    yield { at, grade, before, after: memory };
    if (memory.dueDay !== null && random() < 0.01) return;
    at = memory.dueAt ?? at + (memory.intervalDays || 1) * day;
  }
}

const kinds = { new: 'learn', learning: 'learn', review: 'review', relearning: 'relearn' } as const;

/** Gives every card up to `studied` a history up to the clock's now. Returns the rows in the log. */
function fillHistory(context: Context, cards: number, studied: number, now: number): number {
  const random = seeded(2);
  const { config, hash } = context.scheduler;
  const answers: { at: number; grade: Grade; card: CardId; before: Memory }[] = [];
  const last = new Map<CardId, Memory>();
  for (let index = 0; index < cards * studied; index += 1) {
    const card = `recall/claim-${index}` as CardId;
    for (const { at, grade, before, after } of history(context, card, now, random)) {
      answers.push({ at, grade, card, before });
      last.set(card, after);
    }
  }
  answers.sort((a, b) => a.at - b.at);
  const newId = reviewIds((count) => Uint8Array.from({ length: count }, () => random() * 256), null);
  const fill = context.db.transaction(() => {
    keepConfig(context.db, hash, config);
    for (const { at, grade, card, before } of answers) {
      insertReview(context.db, {
        id: newId(at),
        card,
        at,
        offset_minutes: 0,
        kind: kinds[before.phase],
        grade,
        introduces: before.phase === 'new' ? 1 : 0,
        duration_ms: 2000 + Math.floor(random() * 20_000),
        answer: null,
        confidence: null,
        manual: null,
        manual_day: null,
        chosen_days: null,
        voids: null,
        device: context.device,
        config: hash,
      });
    }
    const writer = new Writer(context.db);
    for (const [card, memory] of last) writer.updateCard(card, memoryColumns(memory));
  });
  fill();
  return answers.length;
}

/**
 * Writes a profile of `cards` cards, four fifths of them studied over the last 400 days.
 * @returns the number of rows in its log
 */
export function writeSyntheticProfile(folder: string, cards: number, clock: FakeClock): number {
  const profile = openProfile(folder, clock.now());
  const context = new Context(profile, { clock, randomBytes }, '0.0.0-bench');
  installDeck(context, syntheticDeck(cards), 'synthetic');
  const rows = fillHistory(context, cards, 0.8, clock.now());
  profile.close();
  return rows;
}

const copied = `deck, section, claim, evidence, confidence, kind, role, tier, position, title, answer, body`;
const copiedCard = `deck, section, sibling_key || '-' || @copy, tier, position, model, parameter_set, phase,
  interval_days, reps, lapses`;

/**
 * Writes a profile of ten times `cards` cards without a log, four fifths of them in review; one in twenty of
 * these is overdue. For what depends on the number of cards alone.
 */
export function writeLargeProfile(folder: string, cards: number, clock: FakeClock): void {
  const profile = openProfile(folder, clock.now());
  const context = new Context(profile, { clock, randomBytes }, '0.0.0-bench');
  installDeck(context, syntheticDeck(cards), 'synthetic');
  const { db } = profile;
  db.transaction(() => {
    for (let copy = 1; copy < 10; copy += 1) {
      db.prepare(
        `INSERT INTO item (number, id, ${copied})
        SELECT number + @copy * @cards, id || '-' || @copy, ${copied} FROM item WHERE number <= @cards`,
      ).run({ copy, cards });
      db.prepare(
        `INSERT INTO card (id, item, deck, section, sibling_key, tier, position, model, parameter_set, phase,
          interval_days, reps, lapses)
        SELECT id || '-' || @copy, item + @copy * @cards, ${copiedCard} FROM card WHERE item <= @cards`,
      ).run({ copy, cards });
    }
    db.prepare(
      `UPDATE card SET phase = 'review', reps = 5, difficulty = 5, stability = days, interval_days = days,
        last_review_day = @day - since, last_review_at = 0, due_day = @day - since + days
      FROM (SELECT item AS number, 1 + item * 7919 % 400 AS days,
        item * 104729 % 400 * (1 + item * 7919 % 400) / 380 AS since FROM card) AS memory
      WHERE item = number AND item % 5 > 0`,
    ).run({ day: context.now().day });
  })();
  db.exec('ANALYZE');
  profile.close();
}
