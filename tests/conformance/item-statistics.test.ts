import { describe, expect, test } from 'vitest';
import { analyseClassical } from '../../src/core/stats/classical.ts';
import { noNeeds, type Estimate } from '../../src/core/stats/estimate.ts';
import { standardizedAlpha, spearmanBrown, lengthFactor } from '../../src/core/stats/reliability.ts';
import { lsat6, moodleResults, responsesOf, toyMatrix } from '../support/item-responses.ts';

/** Tables print up to eight decimals; half a unit of the last. */
const within = (value: number | null | undefined, expected: number, digits: number) =>
  expect(value).toBeCloseTo(expected, digits);
const valueOf = <Value>(figure: Estimate<Value> | undefined): Value => {
  if (!figure || !('value' in figure)) throw new Error('expected a value');
  return figure.value;
};
const each = (values: (number | null)[], expected: number[], digits: number) => {
  expect(values).toHaveLength(expected.length);
  expected.forEach((number, index) => within(values[index], number, digits));
};

// Law School Admission Test, section 6 (Bock and Lieberman 1970, Psychometrika 35, 179-197), as
// worked out by R 4.2.2 with psych 2.2.9 and CTT 2.3.3.
describe('LSAT 6 by psych and CTT', () => {
  const report = analyseClassical(responsesOf(lsat6()), noNeeds);
  const { reliability, items } = report;

  test('facility, scores and their spread', () => {
    each(
      items.map((item) => item.facility),
      [0.924, 0.709, 0.553, 0.763, 0.87],
      12,
    );
    within(report.quiz.mean, 3.819, 12);
    within(report.quiz.sd, 1.0350412, 7);
    const counts = [0, 0, 0, 0, 0, 0];
    for (const row of lsat6()) counts[row.reduce((sum, score) => sum + score, 0)]! += 1;
    expect(counts).toEqual([3, 20, 85, 237, 357, 298]);
  });

  test('reliability', () => {
    within(valueOf(reliability.alpha), 0.29499719, 8);
    within(valueOf(reliability.kr20), 0.29499719, 8);
    within(valueOf(reliability.standardizedAlpha), 0.29302827, 8);
    within(valueOf(reliability.kr21), 0.19749473, 8);
    within(valueOf(reliability.standardError), 0.86906661, 8);
    within(spearmanBrown(0.29499719, 4), 0.62599, 5);
    within(lengthFactor(0.29499719, 0.8), 9.56, 2);
    within(valueOf(reliability.lengthForAim), 9.56, 2);
    const deleted = items.map((item) => valueOf(item.alphaIfDeleted));
    each(deleted, [0.27535621, 0.2375839, 0.21679946, 0.24593271, 0.26629441], 8);
  });

  test('correlations with total and rest', () => {
    const total = [0.36201044, 0.5667721, 0.61843975, 0.53441833, 0.43536643];
    each(
      items.map((item) => valueOf(item.withTotal)),
      total,
      8,
    );
    const rest = [0.11283269, 0.15317812, 0.17277894, 0.1444281, 0.1215964];
    each(
      items.map((item) => valueOf(item.withRest)),
      rest,
      8,
    );
    const curve = [0.20910658, 0.2029339, 0.21724627, 0.19892783, 0.19330765];
    each(
      items.map((item) => valueOf(item.biserialRest)),
      curve,
      8,
    );
  });
});

// The example matrix in the documentation of CTT 2.3.3.
test('10 persons by 5 items by CTT', () => {
  const { quiz, reliability, items } = analyseClassical(responsesOf(toyMatrix), noNeeds);
  within(valueOf(reliability.alpha), 0.81578947, 8);
  within(quiz.mean, 2.5, 12);
  within(quiz.sd, 1.779513, 6);
  each(
    items.map((item) => item.facility),
    [0.2, 0.3, 0.5, 0.7, 0.8],
    12,
  );
  const rest = [0.40360368, 0.52995773, 0.79056942, 0.72374686, 0.59954377];
  each(
    items.map((item) => valueOf(item.withRest)),
    rest,
    8,
  );
  const deleted = [0.83257919, 0.80272109, 0.71666667, 0.74242424, 0.7827529];
  each(
    items.map((item) => valueOf(item.alphaIfDeleted)),
    deleted,
    8,
  );
  expect(standardizedAlpha([])).toBeNull();
});

// moodle/moodle mod/quiz/report/statistics/tests: fixtures/results00.csv, qstats00.csv and
// stats_from_steps_walkthrough_test.php, worked out by Moodle in a spreadsheet of its own.
describe('25 attempts at 7 slots by Moodle', () => {
  const { quiz, items } = analyseClassical(responsesOf(moodleResults), noNeeds);
  const relative = (value: number | null, expected: number) =>
    expect(Math.abs((value ?? NaN) / expected - 1)).toBeLessThan(1e-6);

  test('the quiz', () => {
    relative(quiz.mean, 4.617333332);
    relative(quiz.median, 4.5);
    relative(quiz.sd, 0.8117265554);
    relative(quiz.skewness, -0.092502502);
    relative(quiz.kurtosis, -0.7073968557);
    relative(quiz.cic, -87.2230935542);
    relative(quiz.errorRatio, 136.8294900795);
    relative(quiz.standardError, 1.1106813066);
  });

  test.each([
    [1, 0.704, 0.4513682901, 21.2922742, -7.0650767526, -9.4550536967],
    [2, 0.48, 0.5099019514, 18.89798, -28.8982125772, -36.7834118938],
    [3, 0.973333332, 0.13333334, 4.4430126, -9.1230674268, -21.6545012165],
    [4, 0.68, 0.4760952286, 18.9347251, -22.6306444113, -31.4411395613],
    [5, 0.52, 0.3055050463, 11.1450139, -17.6997047674, -21.1794802584],
    [6, 0.64, 0.4898979486, 9.8081339, -45.3785178421, -56.9365974439],
    [7, 0.62, 0.331662479, 15.4788602, -5.6543166602, -6.5043742058],
  ])('slot %i', (slot, facility, sd, weight, index, efficiency) => {
    const { moodle } = items[slot - 1]!;
    relative(moodle.facility, facility);
    relative(moodle.sd, sd);
    relative(moodle.effectiveWeight, weight);
    relative(moodle.discriminationIndex, index);
    relative(moodle.discriminativeEfficiency, efficiency);
  });
});
