import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Deck, ItemId } from '../../src/core/deck/types.ts';
import { writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { answerNext } from '../support/answers.ts';
import { FakeClock } from '../support/clock.ts';
import { fileHash, databaseIn, holdInOtherProcess, kill } from '../support/database.ts';
import { deckOf, itemsOfEveryKind, recallDeck, recallItem } from '../support/deck.ts';
import { localClient, openContext } from '../support/profile.ts';

const cli = fileURLToPath(new URL('../../src/cli/palpate.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'palpate-import-'));
afterAll(() => rmSync(root, { recursive: true }));

async function palpate(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, 'import', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  child.stdin.end();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

let count = 0;

function packed(deck: Deck): string {
  const path = join(root, `${(count += 1)}.palpate`);
  writeFileSync(path, writeDeckPackage(deck));
  return path;
}

const newProfile = () => join(root, `profile-${(count += 1)}`);

/** A profile with an installed deck, one answer and one edit. */
async function usedProfile(): Promise<string> {
  const profile = newProfile();
  await palpate([packed(recallDeck(3)), '--profile', profile]);
  const context = openContext(profile, new FakeClock(Date.UTC(2026, 2, 2, 12)));
  const client = localClient(context);
  await answerNext(client);
  await client.item.edit({ itemId: 'recall/claim-0', fields: { answer: 'Mine' } });
  context.profile.close();
  return profile;
}

const newer = deckOf([recallItem(0, { answer: 'Theirs' }), recallItem(1), recallItem(4)], {
  version: '1.1.0',
  withdrawn: [{ id: 'recall/claim-2' as ItemId, reason: 'It was refuted.' }],
});

test('installs a deck of every kind into a new profile, and a second time changes nothing', async () => {
  const profile = newProfile();
  const path = packed(deckOf(itemsOfEveryKind));
  expect(await palpate([path, '--profile', profile])).toEqual({
    code: 0,
    out: `Installed Test deck 1.0.0 in ${profile}: 10 items.\n`,
    err: '',
  });
  const before = fileHash(databaseIn(profile));
  expect(await palpate([path, '--profile', profile])).toEqual({
    code: 0,
    out: `Test deck 1.0.0 is in ${profile} already; nothing was changed.\n`,
    err: '',
  });
  expect(fileHash(databaseIn(profile))).toBe(before);
  expect(readdirSync(profile)).toEqual(['palpate.sqlite']);
});

test('an update keeps progress and edits, and says what changed', async () => {
  const profile = await usedProfile();
  expect(await palpate([packed(newer), '--profile', profile])).toEqual({
    code: 0,
    out: [
      `Updated Test deck from 1.0.0 to 1.1.0 in ${profile}.`,
      'added     1',
      'changed   1',
      'kept      1 of your own texts that the publisher changed too',
      'withdrawn 1',
      '          recall/claim-2: It was refuted.',
      '',
    ].join('\n'),
    err: '',
  });
  const client = localClient(openContext(profile, new FakeClock(0)));
  const page = await client.library.item({ itemId: 'recall/claim-0' });
  expect(page.view.item).toMatchObject({ answer: 'Mine' });
  expect(page.state!.reps).toBe(1);
  expect((await client.app.status()).unseenUpdates).toBe(1);
  expect(readdirSync(join(profile, 'backups'))).toHaveLength(1);
});

test('--json gives the same as data', async () => {
  const profile = await usedProfile();
  const { out, code } = await palpate([packed(newer), '--profile', profile, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    outcome: 'updated',
    id: 'test-deck',
    title: 'Test deck',
    from: '1.0.0',
    to: '1.1.0',
    items: 3,
    added: ['recall/claim-4'],
    changed: [{ id: 'recall/claim-0', fields: ['answer'], kept: ['answer'] }],
    withdrawn: [{ id: 'recall/claim-2', reason: 'It was refuted.' }],
  });
});

test('without --profile the data of this user is meant', async () => {
  const home = newProfile();
  const env = {
    XDG_DATA_HOME: join(home, 'data'),
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, 'data'),
  };
  const { code, out } = await palpate([packed(recallDeck(1))], env);
  expect(code).toBe(0);
  expect(out).toContain(home);
});

test('an older version, or a deck that does not fit, is refused with everything as it was', async () => {
  const profile = await usedProfile();
  await palpate([packed(newer), '--profile', profile]);
  const before = fileHash(databaseIn(profile));
  const files = readdirSync(join(profile, 'backups'));
  const older = await palpate([packed(recallDeck(3)), '--profile', profile]);
  expect(older).toMatchObject({ code: 1, out: '' });
  expect(older.err).toMatch(/^Test deck 1\.1\.0 is in this profile already and 1\.0\.0 is older, .*\n$/);
  const unfit = { ...recallDeck(3, { version: '2.0.0' }), claims: [] };
  const broken = await palpate([packed(unfit), '--profile', profile]);
  expect(broken).toMatchObject({ code: 1, out: '' });
  expect(broken.err).toMatch(/^Item recall\/claim-0 names the claim claim-0, which its deck lacks\.\n$/);
  expect(fileHash(databaseIn(profile))).toBe(before);
  expect(readdirSync(join(profile, 'backups'))).toEqual(files);
});

test('a profile that is open elsewhere is refused', async () => {
  const profile = await usedProfile();
  const other = await holdInOtherProcess(profile);
  const refused = await palpate([packed(newer), '--profile', profile]);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/palpate\.sqlite is open in another Palpate; close that one first.*\n$/);
  await kill(other);
  expect((await palpate([packed(newer), '--profile', profile])).code).toBe(0);
});

test.each([
  ['no file', [], 2, /An argument is missing; usage: palpate import FILE/],
  ['two files', ['a', 'b'], 2, /Unexpected argument "b"/],
  ['an empty profile', ['a', '--profile', ''], 2, /--profile takes a folder/],
  ['a file that is not there', ['none.palpate'], 1, /none\.palpate cannot be read/],
  ['a file that is no deck', ['junk.palpate'], 1, /junk\.palpate is not a zip archive/],
])('%s ends in one sentence and makes no profile', async (_, args, code, sentence) => {
  writeFileSync(join(root, 'junk.palpate'), 'junk');
  const profile = newProfile();
  const all = args.includes('--profile') ? args : [...args, '--profile', profile];
  const outcome = await palpate(all);
  expect(outcome).toMatchObject({ code, out: '' });
  expect(outcome.err).toMatch(sentence);
  expect(outcome.err.trimEnd().split('\n')).toHaveLength(1);
  expect(existsSync(profile)).toBe(false);
});
