import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { reviewIds } from '../../src/service/ids.ts';

const format = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('the example of RFC 9562 has the same time and version', () => {
  // RFC 9562, appendix A.6: 2022-02-22 14:22:22.00 -05:00 is 017F22E2-79B0-7...
  expect(reviewIds(randomBytes, null)(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7/);
});

test('ids are well formed and ascend within a millisecond and past a clock that is set back', () => {
  const next = reviewIds(randomBytes, null);
  const instants = [...Array.from({ length: 5000 }, () => 1_000_000), 999_000, 5, 1_000_001, 2_000_000];
  const ids = instants.map(next);
  expect(ids.every((id) => format.test(id))).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids go on after the last one of an earlier run, whatever the clock says', () => {
  const before = reviewIds(randomBytes, null);
  before(1_000_000);
  const last = before(1_000_000);
  const after = reviewIds(randomBytes, last);
  expect(after(7) > last).toBe(true);
  expect(after(2_000_000).replaceAll('-', '').slice(0, 12)).toBe((2_000_000).toString(16).padStart(12, '0'));
});
