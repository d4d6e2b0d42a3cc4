import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { readMaterialFolder } from '../../src/interchange/material-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'palpate-material-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = root;
let count = 0;
beforeEach(() => {
  folder = join(root, String((count += 1)));
  mkdirSync(join(folder, 'claims'), { recursive: true });
  writeFileSync(join(folder, 'deck.yaml'), 'id: café\n');
  writeFileSync(join(folder, 'claims', 'a.yaml'), 'claims: []\n');
});

test('reads every YAML file by its path inside the folder, and nothing else', async () => {
  writeFileSync(join(folder, 'README.md'), 'no material');
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '.git', 'config.yaml'), 'a: 1');
  expect([...(await readMaterialFolder(folder))]).toEqual([
    ['claims/a.yaml', 'claims: []\n'],
    ['deck.yaml', 'id: café\n'],
  ]);
});

test('a folder that is not there', async () => {
  await expect(readMaterialFolder(join(folder, 'none'))).rejects.toMatchObject({
    code: 'material.unreadable',
  });
});

test('a huge file is refused by its size', async () => {
  const path = join(folder, 'claims', 'huge.yaml');
  writeFileSync(path, '');
  truncateSync(path, 200 * 2 ** 20);
  await expect(readMaterialFolder(folder)).rejects.toMatchObject({
    code: 'material.tooLarge',
    message: expect.stringContaining(path) as unknown,
  });
});

test('a link out of the folder is not followed', async () => {
  symlinkSync('/etc/hostname', join(folder, 'claims', 'link.yaml'));
  await expect(readMaterialFolder(folder)).rejects.toMatchObject({ code: 'material.notAFile' });
});

test('a file that is not UTF-8', async () => {
  writeFileSync(join(folder, 'deck.yaml'), Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xe9, 0x0a]));
  await expect(readMaterialFolder(folder)).rejects.toMatchObject({ code: 'material.encoding' });
});

test('too many files', async () => {
  for (let index = 0; index < 2000; index += 1) writeFileSync(join(folder, 'claims', `${index}.yaml`), '');
  await expect(readMaterialFolder(folder)).rejects.toMatchObject({ code: 'material.tooMany' });
});
