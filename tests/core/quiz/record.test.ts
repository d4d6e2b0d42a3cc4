import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectiveId } from '../../../src/core/deck/types.ts';
import { replayAttempt, startAttempt } from '../../../src/core/quiz/attempt.ts';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import {
  checkRecords,
  keepUntil,
  recordOf,
  sealRecord,
  type RecordFacts,
} from '../../../src/core/quiz/record.ts';
import {
  forbiddenWords,
  recordFooter,
  recordHashNote,
  recordTitle,
} from '../../../src/core/quiz/record-words.ts';
import { resultOf } from '../../../src/core/quiz/result.ts';
import type { Rules } from '../../../src/core/quiz/types.ts';
import { codeOf, drawn, exam, formOf, itemId, MINUTE, must, start } from './support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const rules: Rules = {
  mode: 'assessment',
  navigation: 'free',
  timing: { ...exam.timing, multiplier: 1.5 },
  passMark: { percent: 50, setBy: 'the author', method: 'chosen' },
};
const safety = 'safety' as ObjectiveId;
const form = formOf(rules, [drawn(1, { objectives: [safety] }), drawn(2)]);
const state = replayAttempt(form, start, [
  { type: 'answer', item: itemId(1), response: { type: 'option', option: 'a' }, at: start + MINUTE },
  { type: 'note', what: 'focus-lost', at: start + 2 * MINUTE },
  { type: 'submit', at: start + 5 * MINUTE },
]);
const facts: RecordFacts = {
  recordId: '0a3f8f0e-7a51-4ad5-9d8c-3f1f5f7f2f10',
  learner: { name: 'Mary Pace', licence: null },
  courseTitle: 'Back mice',
  objectives: [{ id: safety, text: 'Tell when to refer.' }],
  quiz: 'back-mice-assessment',
  content: [{ deck: 'back-mice', version: '1.0.0', hash: 'c0ffee' }],
  timeZone: 'Europe/Berlin',
  offsetMinutes: 60,
  attempt: { number: 1, of: 3, previous: [] },
  openBook: true,
  words: 6000,
  evaluation: [{ question: 'Was it clear?', answer: 'Yes, like an NCBTMB course.' }],
  disclosure: { text: 'No funding.', shownAt: start - MINUTE },
  app: { version: '0.1.0', system: 'linux' },
};
const record = (changes: Partial<RecordFacts> = {}) =>
  recordOf(form, state, resultOf(form, state), { ...facts, ...changes });

describe('a self-study quiz record', () => {
  test('says what was asked, answered and reached', () => {
    expect(must(record())).toMatchObject({
      title: 'Self-study quiz record',
      course: { type: 'self-study', objectives: [{ id: safety, correct: 1, of: 1 }] },
      mode: 'assessment',
      timeMultiplier: 1.5,
      correct: 1,
      of: 2,
      percent: 50,
      passed: true,
      activeMs: 4 * MINUTE,
      idleMs: MINUTE,
      readingMinutes: 30,
      estimatedLength: 0.5,
      events: [{ what: 'focus-lost' }],
      footer: recordFooter,
    });
  });

  test('keeps items, versions, orders and seed, so that the form can be shown again', () => {
    const { items, seed, responses } = must(record());
    expect(seed).toBe(form.seed);
    expect(items).toEqual(form.items.map(({ item, version, order }) => ({ item, version, order })));
    expect(responses.map(({ item }) => item)).toEqual(items.map(({ item }) => item));
  });

  test('does not exist before the end', () => {
    const running = startAttempt(form, start);
    expect(codeOf(recordOf(form, running, resultOf(form, running), facts))).toBe('quiz.record');
  });

  test.each<[string, Partial<RecordFacts>]>([
    ['title', { courseTitle: 'Back mice, 2 CEUs' }],
    ['objective', { objectives: [{ id: safety, text: 'Earn a Certificate of Completion.' }] }],
    ['disclosure', { disclosure: { text: 'From an NCBTMB approved provider.', shownAt: start } }],
    ['evaluation form', { evaluation: [{ question: 'Was this PACE course clear?', answer: '' }] }],
  ])('claims nothing by its %s', (_, changes) => {
    expect(codeOf(record(changes))).toBe('quiz.record-words');
  });

  test('is kept for six years', () => {
    expect(new Date(keepUntil({ endedAt: Date.parse('2026-11-03T09:00:00Z') })).toISOString()).toBe(
      '2032-11-03T09:00:00.000Z',
    );
  });
});

describe('the seal', () => {
  const first = sealRecord(must(record()), null, sha256);
  const second = sealRecord(must(record({ recordId: 'second' })), first.hash, sha256);
  const third = sealRecord(must(record({ recordId: 'third' })), second.hash, sha256);

  test('is the hash of all the rest, and holds after storing', () => {
    const { hash, ...rest } = first;
    expect(hash).toBe(sha256(canonicalJson(rest)));
    const stored = JSON.parse(JSON.stringify([first, second, third])) as (typeof first)[];
    expect(checkRecords(stored, sha256)).toEqual(['intact', 'intact', 'intact']);
  });

  test('shows a change and a missing record', () => {
    expect(checkRecords([first, { ...second, correct: 2 }, third], sha256)).toEqual([
      'intact',
      'changed',
      'intact',
    ]);
    expect(checkRecords([first, third], sha256)).toEqual(['intact', 'unlinked']);
  });
});

describe('forbidden words', () => {
  test.each([
    'CEU',
    'ceus',
    '3 CEs',
    'CE credits',
    'an accredited course',
    'an approved provider',
    'Certificate of Completion',
    'Certificate of\n  Achievement',
    'Cer\u00adtificate of Comple\u200btion',
    'ＰＡＣＥ',
    'PACE',
    'NCBTMB',
  ])('are found: %s', (text) => {
    expect(forbiddenWords(`Issued as ${text}.`)).toHaveLength(1);
  });

  test.each(['at your own pace', 'Mary Pace', 'cease', 'partial credit', 'approved by nobody', recordFooter])(
    'are not: %s',
    (text) => {
      expect(forbiddenWords(text)).toEqual([]);
    },
  );

  test('stand in none of the texts of a record but the footer', () => {
    expect(forbiddenWords(`${recordTitle} ${recordHashNote}`)).toEqual([]);
    expect(forbiddenWords(recordFooter.replace('Not issued', 'Issued')).length).toBeGreaterThan(0);
  });
});

describe('canonical JSON', () => {
  // The examples of RFC 8785, sections 3.2.2 and 3.2.3.
  test('writes values as RFC 8785 does', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts keys by their UTF-16 code units', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
  });

  test('refuses a number that has no JSON form', () => {
    for (const value of [Number.NaN, Infinity]) expect(() => canonicalJson({ value })).toThrow(RangeError);
  });

  test('means the same as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
