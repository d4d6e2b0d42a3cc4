import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { cells, itemsOf, orchard, withCell } from './orchard.ts';
import { kindOf } from './support.ts';

const oddIds = (files: ReadonlyMap<string, string>) => itemsOf(files, 'odd').map(({ id }) => id);
const matchIds = (files: ReadonlyMap<string, string>) => itemsOf(files, 'match').map(({ id }) => id);

const rare = { ...cells, pear: {}, lime: {}, date: {} };

describe('odd one out', () => {
  const push = (fruit: string, more: object) => ({
    ...cells[fruit],
    push: { ...cells[fruit]?.['push'], ...more },
  });
  const rolling = {
    ...rare,
    fig: push('fig', { values: ['rolls'] }),
    nut: push('nut', { not: ['rolls'], not_claims: ['nut-push'] }),
  } as typeof cells;
  const shared = orchard({ cells: rolling });

  test('is the one against which the shared value argues; every option has its reason', () => {
    const item = kindOf(buildDeck(shared).deck, 'odd/push/rolls/nut', 'odd');
    expect(item.shared).toBe('Rolls');
    expect(item.options.map(({ id }) => id).sort()).toEqual(['cherry', 'fig', 'nut', 'plum']);
    expect(item.options.filter(({ correct }) => correct).map(({ text }) => text)).toEqual(['The nut']);
    expect(item.options.every(({ rationale, claims }) => rationale.length > 10 && claims.length > 0)).toBe(
      true,
    );
    expect(item.role).toBe('quiz');
  });

  test('the reason of each option is what its own cell says of the feature asked', () => {
    const item = kindOf(buildDeck(shared).deck, 'odd/push/rolls/nut', 'odd');
    const reasons = Object.fromEntries(item.options.map(({ id, rationale }) => [id, rationale]));
    expect(reasons['nut']).toBe('It does not share this. A nut: by push a nut is bounces as a rule.');
    expect(reasons['plum']).toBe('It shares this. A plum: by push a plum is rolls as a rule.');
  });

  test('no item where the odd one stands out by the length of its name', () => {
    const named = (name: string) => oddIds(orchard({ cells: rolling, conditions: { nut: { name } } }));
    expect(named('A nut whose name is by far the longest')).not.toContain('odd/push/rolls/nut');
    expect(named('A nut')).toContain('odd/push/rolls/nut');
  });

  test('a value merely left open by the odd one makes no item', () => {
    expect(oddIds(shared)).toContain('odd/push/rolls/nut');
    const open = { ...rolling, nut: cells['nut'] ?? {} };
    expect(oddIds(orchard({ cells: open }))).not.toContain('odd/push/rolls/nut');
  });

  test('no item where another value is shared by the odd one and two of the others', () => {
    const bouncing = (fruit: string) => ({
      ...rolling[fruit],
      push: { ...rolling[fruit]?.['push'], also: ['bounces'] },
    });
    const second = { ...rolling, plum: bouncing('plum'), fig: bouncing('fig') } as typeof cells;
    const first = { ...rolling, plum: bouncing('plum') } as typeof cells;
    expect(oddIds(orchard({ cells: second }))).not.toContain('odd/push/rolls/nut');
    expect(oddIds(orchard({ cells: first }))).toContain('odd/push/rolls/nut');
  });

  test('no item where the name of one of the four tells its value', () => {
    const named = (name: string) => oddIds(orchard({ cells: rolling, conditions: { fig: { name } } }));
    expect(named('The fig that rolls')).not.toContain('odd/push/rolls/nut');
    expect(named('The fig that rests')).toContain('odd/push/rolls/nut');
  });
});

describe('matching', () => {
  test('gives four conditions four values, each excluded for the other three', () => {
    const [id = ''] = matchIds(orchard()).filter((each) => each.startsWith('match/push/'));
    const item = kindOf(buildDeck(orchard()).deck, id, 'match');
    expect(item.pairs).toHaveLength(4);
    expect(new Set(item.pairs.map(({ right }) => right)).size).toBe(4);
    expect(item.pairs.every(({ left }) => !left.includes('('))).toBe(true);
  });

  test.each([
    ['reported of another of the four', { also: ['bounces'] }],
    ['in an open cell', { open: true }],
    ['disputed', { certainty: 'contested' }],
  ])('a value %s makes no match', (_, more) => {
    const only = Object.fromEntries(Object.entries(cells).filter(([fruit]) => fruit !== 'cherry'));
    const changed = { ...only, plum: withCell('plum', 'push', more)['plum'] ?? {} };
    const push = (files: ReadonlyMap<string, string>) =>
      matchIds(files).filter((id) => id.startsWith('match/push'));
    const pairs = [
      { id: 'p', a: 'plum', b: 'nut', features: ['touch'], tell: 'No.', why: 'So.', claims: ['plum-touch'] },
    ];
    expect(push(orchard({ cells: only, pairs }))).toHaveLength(1);
    expect(push(orchard({ cells: changed, pairs }))).toHaveLength(0);
  });
});
