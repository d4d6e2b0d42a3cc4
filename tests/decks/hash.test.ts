import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../decks/generator/hash.ts';

// https://csrc.nist.gov/csrc/media/projects/cryptographic-standards-and-guidelines/documents/examples/sha256.pdf
// and the long message of FIPS 180-2, appendix B.3; the empty message from the NIST short-message vectors.
const published: [string, string][] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

describe('sha256', () => {
  test.each(published)('agrees with the published vector %#', (text, digest) => {
    expect(sha256(text)).toBe(digest);
  });

  test('agrees with OpenSSL on any text, also beyond the Basic Multilingual Plane', () => {
    const openssl = (text: string) => createHash('sha256').update(text).digest('hex');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => sha256(text) === openssl(text)),
    );
    for (const length of [55, 56, 63, 64, 119, 120])
      expect(sha256('é'.repeat(length))).toBe(openssl('é'.repeat(length)));
  });
});
