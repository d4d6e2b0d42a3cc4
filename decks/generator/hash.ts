const firstPrimes = (count: number): number[] => {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
};

const fractionBits = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32);
const roundConstants = Uint32Array.from(firstPrimes(64), (prime) => fractionBits(Math.cbrt(prime)));
const initialState = Uint32Array.from(firstPrimes(8), (prime) => fractionBits(Math.sqrt(prime)));

/** SHA-256 of the UTF-8 bytes of a text as 64 hexadecimal digits (FIPS 180-4, section 6.2). */
export function sha256(text: string): string {
  const words = paddedWords(utf8(text));
  const state = Uint32Array.from(initialState);
  const schedule = new Uint32Array(64);
  for (let block = 0; block < words.length; block += 16)
    compress(state, words.subarray(block, block + 16), schedule);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function compress(state: Uint32Array, block: Uint32Array, w: Uint32Array): void {
  w.set(block);
  for (let t = 16; t < 64; t += 1) {
    const before = at(w, t - 7) + at(w, t - 16);
    w[t] = smallSigma(at(w, t - 2), 17, 19, 10) + smallSigma(at(w, t - 15), 7, 18, 3) + before;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + bigSigma(e, 6, 11, 25) + choice + at(roundConstants, t) + at(w, t)) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + bigSigma(b, 2, 13, 22) + majority) | 0;
  }
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  state[4] = at(state, 4) + e;
  state[5] = at(state, 5) + f;
  state[6] = at(state, 6) + g;
  state[7] = at(state, 7) + h;
}

const at = (words: Uint32Array, index: number): number => words[index] ?? 0;
const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const smallSigma = (word: number, r: number, s: number, shift: number): number =>
  (rotate(word, r) ^ rotate(word, s) ^ (word >>> shift)) >>> 0;
const bigSigma = (word: number, r: number, s: number, t: number): number =>
  (rotate(word, r) ^ rotate(word, s) ^ rotate(word, t)) >>> 0;

function paddedWords(bytes: number[]): Uint32Array {
  const { length } = bytes;
  const words = new Uint32Array(Math.ceil((length + 9) / 64) * 16);
  bytes.push(0x80);
  bytes.forEach((byte, index) => {
    words[index >> 2] = at(words, index >> 2) | (byte << (24 - 8 * (index % 4)));
  });
  words[words.length - 2] = Math.floor(length / 2 ** 29);
  words[words.length - 1] = length << 3;
  return words;
}

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      );
  }
  return bytes;
}
