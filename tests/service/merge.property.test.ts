import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFields, withTextFields, type TextFields } from '../../src/core/deck/text-fields.ts';
import type { Deck, Item, ItemId } from '../../src/core/deck/types.ts';
import type { CardId, Grade } from '../../src/core/scheduler/types.ts';
import * as cards from '../../src/service/cards.ts';
import { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import * as learnerItems from '../../src/service/learner-items.ts';
import { itemPage } from '../../src/service/library.ts';
import * as study from '../../src/service/study.ts';
import { openProfile } from '../../src/storage/open.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { choiceItem, clozeItem, deckOf, orderItem, recallItem } from '../support/deck.ts';

const question = choiceItem(2);
const [option] = question.options;
const originals: Item[] = [
  recallItem(0),
  clozeItem(1),
  { ...question, options: [...question.options, { ...option!, id: 'd', correct: false }] },
  orderItem(3),
];
const claims = deckOf(originals).claims;

/** Few texts, so that publisher and learner often write the same. */
const someText = fc.constantFrom('one', 'two', 'three');
const somePath = (item: Item) => fc.constantFrom(...Object.keys(textFields(item)));

/** An item as a version of the deck may have it, null where it lacks it. */
const published = (item: Item): fc.Arbitrary<Item | null> =>
  fc
    .record({
      present: fc.boolean(),
      texts: fc.dictionary(somePath(item), someText, { maxKeys: 3 }),
      shorter: fc.boolean(),
    })
    .map(({ present, texts, shorter }) => {
      if (!present) return null;
      const written = withTextFields(item, texts);
      // A part that comes and goes with its texts.
      return written.kind === 'choice' && shorter
        ? { ...written, options: written.options.slice(0, 3) }
        : written;
    });

type Act =
  | { type: 'publish'; items: Item[] }
  | { type: 'edit'; item: Item; path: string; text: string | null }
  | { type: 'suspend'; item: Item; suspended: boolean }
  | { type: 'grade'; grade: Grade };

const anItem = fc.constantFrom(...originals);
const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(...originals.map(published))
      .map((items): Act => ({ type: 'publish', items: items.filter((item) => item !== null) })),
  },
  {
    weight: 4,
    arbitrary: anItem.chain((item) =>
      fc
        .record({ path: somePath(item), text: fc.option(someText) })
        .map((edit): Act => ({ type: 'edit', item, ...edit })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ item: anItem, suspended: fc.boolean() })
      .map((act): Act => ({ type: 'suspend', ...act })),
  },
  { weight: 2, arbitrary: fc.constantFrom<Grade>(1, 3, 4).map((grade): Act => ({ type: 'grade', grade })) },
);

/** What should be true of an item. */
interface Expected {
  publisher: TextFields;
  edits: Map<string, string>;
  withdrawn: boolean;
  suspended: boolean;
  /** Suspended by a withdrawal alone. */
  held: boolean;
}

class Model {
  readonly items = new Map<string, Expected>();

  publish(items: readonly Item[]): void {
    for (const item of items) {
      const publisher = textFields(item);
      const known = this.items.get(item.id);
      if (!known) {
        const fresh = { withdrawn: false, suspended: false, held: false };
        this.items.set(item.id, { publisher, edits: new Map(), ...fresh });
        continue;
      }
      for (const [path, text] of known.edits) if (publisher[path] === text) known.edits.delete(path);
      const suspended = known.suspended && !known.held;
      Object.assign(known, { publisher, withdrawn: false, held: false, suspended });
    }
    const ids = new Set<string>(items.map((item) => item.id));
    for (const [id, known] of this.items) {
      if (ids.has(id) || known.withdrawn) continue;
      Object.assign(known, { withdrawn: true, held: !known.suspended, suspended: true });
    }
  }

  shown({ publisher, edits }: Expected): TextFields {
    return Object.fromEntries(
      Object.entries(publisher).map(([path, text]) => [path, edits.get(path) ?? text]),
    );
  }
}

const progress = ({ db }: Context) => [
  db
    .prepare(
      `SELECT id, phase, stability, difficulty, step, due_at, due_day, interval_days, last_review_at, reps, lapses,
        buried_day, flag FROM card ORDER BY id`,
    )
    .all(),
  db.prepare('SELECT * FROM review_log').all(),
  db.prepare('SELECT item, note FROM learner_item').all(),
];

const content = ({ db }: Context) =>
  ['item', 'card', 'learner_item', 'claim', 'item_claim'].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  );

function publish(context: Context, model: Model, deck: Deck, hash: string): void {
  const before = progress(context);
  const outcome = installDeck(context, deck, hash);
  model.publish(deck.items);
  const [cardsBefore, ...rest] = before;
  const [cardsAfter, ...restAfter] = progress(context);
  expect(cardsAfter, 'memory of every card stays').toEqual(expect.arrayContaining(cardsBefore ?? []));
  expect(restAfter, 'log and notes stay').toEqual(rest);
  const merged = content(context);
  expect(installDeck(context, deck, hash).outcome).toBe('unchanged');
  // The same content under another hash goes through the merge again.
  const again = installDeck(context, deck, `${hash} again`);
  expect(again.changes).toEqual({ added: [], changed: [], withdrawn: [] });
  expect(content(context)).toEqual(merged);
  expect(['installed', 'updated']).toContain(outcome.outcome);
}

function perform(context: Context, model: Model, act: Act, version: number): void {
  if (act.type === 'publish') {
    const deck = deckOf(act.items, { version: `1.${version}.0`, claims });
    publish(context, model, deck, `hash ${version}`);
  } else if (act.type === 'grade') {
    const { card } = study.next(context);
    if (card) study.grade(context, { cardId: card.cardId, grade: act.grade, durationMs: 1, answer: null });
  } else {
    const known = model.items.get(act.item.id);
    if (!known) return;
    if (act.type === 'suspend') {
      const change = act.suspended ? cards.suspend : cards.unsuspend;
      change(context, [act.item.id as string as CardId]);
      Object.assign(known, { suspended: act.suspended, held: false });
    } else if (known.publisher[act.path] !== undefined) {
      learnerItems.edit(context, { itemId: act.item.id, fields: { [act.path]: act.text } });
      if (act.text === null || act.text === known.publisher[act.path]) known.edits.delete(act.path);
      else known.edits.set(act.path, act.text);
    }
  }
}

function expectModel(context: Context, model: Model): void {
  for (const [id, expected] of model.items) {
    const { view, state, publisherText } = itemPage(context, id as ItemId);
    expect(textFields(view.item)).toEqual(model.shown(expected));
    expect(publisherText).toEqual(expected.publisher);
    const edited = [...expected.edits.keys()].filter((path) => expected.publisher[path] !== undefined);
    expect(view.learner.edited.toSorted()).toEqual(edited.toSorted());
    expect(view.learner.withdrawn !== null).toBe(expected.withdrawn);
    expect(state?.suspended).toBe(expected.suspended);
  }
}

test('whatever is published and edited, no edit and no progress is lost, and a merge done twice is done once', () => {
  const acts = fc.array(anAct, { minLength: 2, maxLength: 16 });
  fc.assert(
    fc.property(acts, (list) => {
      const folder = mkdtempSync(join(tmpdir(), 'palpate-merge-'));
      const clock = new FakeClock(noon);
      const profile = openProfile(folder, noon);
      // Nothing here is about power cuts.
      profile.db.pragma('synchronous = OFF');
      try {
        const context = new Context(profile, { clock, randomBytes }, 'test');
        const model = new Model();
        publish(context, model, deckOf(originals, { claims }), 'hash');
        list.forEach((act, index) => {
          perform(context, model, act, index);
          expectModel(context, model);
        });
      } finally {
        profile.close();
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
});
