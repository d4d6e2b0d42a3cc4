import type { ReviewId } from '../core/scheduler/types.ts';

/** Fills bytes with randomness. */
export type RandomBytes = (count: number) => Uint8Array;

const counterLimit = 0x1000;

/**
 * A source of UUIDv7 that ascend strictly, even within a millisecond and when the clock is set back:
 * the twelve bits after the version count (RFC 9562, section 6.2, method 1).
 * @param last the newest id given out before, null for none
 */
export function reviewIds(random: RandomBytes, last: string | null): (at: number) => ReviewId {
  const digits = last?.replaceAll('-', '') ?? '';
  let time = last ? Number.parseInt(digits.slice(0, 12), 16) : 0;
  let counter = last ? Number.parseInt(digits.slice(13, 16), 16) : 0;
  return (at) => {
    if (at > time) {
      time = at;
      counter = 0;
    } else if (counter + 1 < counterLimit) {
      counter += 1;
    } else {
      time += 1;
      counter = 0;
    }
    const tail = Buffer.from(random(8));
    tail.writeUInt8((tail.readUInt8(0) & 0x3f) | 0x80, 0);
    const hex = [
      time.toString(16).padStart(12, '0'),
      `7${counter.toString(16).padStart(3, '0')}`,
      tail.toString('hex'),
    ].join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as ReviewId;
  };
}
