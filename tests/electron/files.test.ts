import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainFileName, writeUserFile } from '../../electron/files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palpate-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['Self-study record 2026-03-02', 'Self-study record 2026-03-02.pdf'],
  ['Record.PDF', 'Record.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['C:\\Windows\\a:b*?"<>|', 'C Windows a b.pdf'],
  ['', 'Palpate.pdf'],
  ['...', 'Palpate.pdf'],
  ['con', 'Palpate.pdf'],
  ['Lumbalgie – Übung (1)', 'Lumbalgie – Übung (1).pdf'],
  ['a\u202efdp.exe', 'a fdp.exe.pdf'],
  ['x'.repeat(300), `${'x'.repeat(120)}.pdf`],
])('suggests %j as %j', (suggested, name) => {
  expect(plainFileName(suggested, '.pdf')).toBe(name);
});

test('a file is written whole, in the place of an earlier one', async () => {
  const path = join(folder, 'record.pdf');
  writeFileSync(path, 'earlier');
  await writeUserFile(path, 'later');
  expect(readFileSync(path, 'utf8')).toBe('later');
  expect(readdirSync(folder)).toEqual(['record.pdf']);
});

test('what cannot be written is said in one sentence, and nothing is left behind', async () => {
  const path = join(folder, 'missing', 'record.pdf');
  await expect(writeUserFile(path, 'x')).rejects.toMatchObject({
    code: 'file.notWritten',
    message: `${path} could not be written (ENOENT); choose another folder or free some space.`,
  });
  expect(readdirSync(folder)).toEqual([]);
});
