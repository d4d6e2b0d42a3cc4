import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { askedByArguments, askedByFiles, readHandOver } from '../../electron/asked.ts';

const asked = (...given: string[]) => askedByArguments({ arguments: given, folder: '/home/x' });

test('decks and links among the arguments of a start', () => {
  expect(asked('.', '--inspect=0', 'spine.palpate', 'palpate://library', 'notes.txt')).toEqual([
    { kind: 'deck', path: resolve('/home/x', 'spine.palpate') },
    { kind: 'link', hash: '#/library' },
  ]);
});

test('the folder of a profile is no deck, whatever it is called', () => {
  expect(asked('--profile', 'mine.palpate', 'other.PALPATE')).toEqual([
    { kind: 'deck', path: resolve('/home/x', 'other.PALPATE') },
  ]);
});

test('what cannot be opened is said in one sentence', () => {
  expect(asked('old.apkg')).toEqual([
    { kind: 'refused', message: 'Palpate cannot import Anki decks yet; it opens .palpate files.' },
  ]);
  expect(asked('palpate://item/../x')).toEqual([
    { kind: 'refused', message: 'The link leads to nothing in Palpate, so nothing was opened.' },
  ]);
});

test('no more than a few at once', () => {
  expect(asked(...Array.from({ length: 30 }, (_, index) => `${index}.palpate`))).toHaveLength(8);
});

test('dropped files are decks or are refused', () => {
  expect(askedByFiles(['/a/b.palpate', '/a/c.docx'])).toEqual([
    { kind: 'deck', path: resolve('/a/b.palpate') },
    { kind: 'refused', message: 'Palpate opens .palpate files; the dropped file is of another kind.' },
  ]);
  for (const junk of [null, 'x', [''], [5], Array(21).fill('/a.palpate')])
    expect(askedByFiles(junk)).toEqual([]);
});

test('a second start hands over its arguments and nothing else', () => {
  const given = { arguments: ['a.palpate'], folder: '/home/x' };
  expect(readHandOver(given)).toEqual(given);
  for (const junk of [undefined, null, [], {}, { arguments: 'x', folder: '/' }, { ...given, folder: 5 }])
    expect(readHandOver(junk)).toBeNull();
});
