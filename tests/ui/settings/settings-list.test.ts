import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../src/contract/settings.ts';
import {
  choicePatch,
  deckLimitsPatch,
  easyDaysPatch,
  matches,
  parseSteps,
  parseWhole,
  settingsList,
} from '../../../src/ui/screens/settings/settings-list.ts';

describe('learning steps as they are typed', () => {
  it.each([
    ['1 10', [1, 10]],
    [' 1,  10; 60 ', [1, 10, 60]],
    ['', []],
    ['0.5', [0.5]],
  ])('%j', (text, steps) => {
    expect(parseSteps(text)).toEqual(steps);
  });

  it.each(['ten', '1 -2', '0', '99999', '1 2 3 4 5 6 7 8 9 10 11'])('%j is refused', (text) => {
    expect(parseSteps(text)).toBeNull();
  });
});

describe('a whole number as it is typed', () => {
  it('is taken within its bounds', () => {
    expect(parseWhole(' 20 ', 0, 999)).toBe(20);
    expect(parseWhole('0', 0, 999)).toBe(0);
  });

  it.each(['', '1.5', '-1', '1000', 'many'])('%j is refused', (text) => {
    expect(parseWhole(text, 0, 999)).toBeNull();
  });
});

it('finds a setting when every word is somewhere in it, in any order and case', () => {
  expect(matches('day NEW', 'New cards a day', 'Each brings reviews.')).toBe(true);
  expect(matches('day night', 'New cards a day')).toBe(false);
  expect(matches('', 'anything')).toBe(true);
});

it('turns the hour into a number and leaves other choices as they are', () => {
  expect(choicePatch('rolloverHour', '4')).toEqual({ rolloverHour: 4 });
  expect(choicePatch('theme', 'dark')).toEqual({ theme: 'dark' });
});

it('changes one weekday and leaves the others', () => {
  const days = Array<'normal'>(7).fill('normal');
  const { easyDays } = easyDaysPatch(days, 5, 'reduced');
  expect(easyDays).toEqual(['normal', 'normal', 'normal', 'normal', 'normal', 'reduced', 'normal']);
});

it('changes one limit of one deck, and drops a deck without limits', () => {
  const all = { backs: { newPerDay: 3 }, knees: { newPerDay: 1, reviewsPerDay: 9 } };
  const limits = (name: 'newPerDay' | 'reviewsPerDay', limit: number | null) =>
    settingsSchema.shape.deckLimits.parse(deckLimitsPatch(all, 'backs', name, limit).deckLimits);
  expect(limits('reviewsPerDay', 0)).toEqual({ ...all, backs: { newPerDay: 3, reviewsPerDay: 0 } });
  expect(limits('newPerDay', null)).toEqual({ knees: all.knees });
});

describe('the bounds on screen are the bounds of the contract', () => {
  const patch = settingsSchema.partial();
  const bounded = settingsList.filter((setting) => setting.kind === 'number' || setting.kind === 'range');

  it.each(bounded)('$name', ({ name, min, max, kind }) => {
    const step = kind === 'range' ? 0.001 : 1;
    for (const value of [min, max]) expect(patch.safeParse({ [name]: value }).success).toBe(true);
    for (const value of [min - step, max + step])
      expect(patch.safeParse({ [name]: value }).success).toBe(false);
  });
});
