import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { claimsYaml, edit, material } from '../decks/support.ts';
import { deckFolders, sha256Of as sha256 } from '../support/deck-folders.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const { root, palpate, folderOf } = deckFolders();

const sound = () => folderOf(material());
const faulty = () =>
  folderOf(material({ 'claims/knots.yaml': edit(claimsYaml, 'confidence: high', 'confidence: total') }));

describe('deck build', () => {
  test('writes the package named after the deck and says what is in it', async () => {
    const cwd = sound();
    const { code, out, err } = await palpate(['build', 'material'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readdirSync(cwd).sort()).toEqual(['knots.palpate', 'material']);
    expect(out).toContain(sha256(join(cwd, 'knots.palpate')));
    expect(out).toMatch(/^version +1\.2\.0$/m);
    expect(out).toMatch(/^kind +recall 2, cloze 1, choice 1, pair 0, /m);
    expect(out).toMatch(/^tier +core 3, detail 1, reference 0$/m);
  });

  test('--json gives the same as data', async () => {
    const cwd = sound();
    const { code, out } = await palpate(['build', 'material', '--out', 'here.palpate', '--json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      path: 'here.palpate',
      sha256: sha256(join(cwd, 'here.palpate')),
      id: 'knots',
      version: '1.2.0',
      counts: { items: 4, kind: { recall: 2, cloze: 1, choice: 1 }, role: { card: 3, quiz: 1, both: 0 } },
    });
  });

  test('errors stop it: nothing is written, what was there stays, every error is named', async () => {
    const cwd = faulty();
    writeFileSync(join(cwd, 'old.palpate'), 'the old deck');
    const { code, out, err } = await palpate(['build', 'material', '--out', 'old.palpate'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^material\/claims\/knots\.yaml:9: error: "bowline-loop": "confidence" must be one of/m,
    );
    expect(err).toMatch(/The deck was not built: \d+ errors? above/);
    expect(readFileSync(join(cwd, 'old.palpate'), 'utf8')).toBe('the old deck');
    expect(readdirSync(cwd).sort()).toEqual(['material', 'old.palpate']);
  });

  test('--json tells of the failure too', async () => {
    const { code, out } = await palpate(['build', 'material', '--json'], { cwd: faulty() });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      path: null,
      sha256: null,
      findings: [{ level: 'error', rule: null }],
    });
  });

  test('a place that cannot be written', async () => {
    const cwd = sound();
    const { code, err } = await palpate(['build', 'material', '--out', 'no/such/folder/x.palpate'], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be written to no\/such\/folder\/x\.palpate .*choose another --out\.\n$/);
    expect(readdirSync(cwd)).toEqual(['material']);
  });

  test.each([
    [['build', 'nowhere'], 1, /The folder nowhere cannot be read/],
    [['build', 'a', 'b'], 2, /Unexpected argument "b"; usage: palpate deck build/],
    [['build', '--colour'], 2, /Unknown option '--colour'/],
    [['info'], 2, /An argument is missing; usage: palpate deck info FILE/],
    [['info', 'none.palpate'], 1, /none\.palpate cannot be read/],
    [['lint', 'nowhere'], 1, /There is no folder or file nowhere/],
    [['fingerprint', 'text.txt'], 2, /--out is missing/],
    [['bake'], 2, /There is no command "deck bake"/],
  ])('%j ends with %i and one sentence', async (args, code, sentence) => {
    const outcome = await palpate(args);
    expect(outcome).toMatchObject({ code, out: '' });
    expect(outcome.err).toMatch(sentence);
    expect(outcome.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a huge file is refused by its size before it is read', async () => {
    const cwd = sound();
    const path = join(cwd, 'material', 'claims', 'huge.yaml');
    writeFileSync(path, '');
    truncateSync(path, 200 * 2 ** 20);
    const { code, err } = await palpate(['build', 'material'], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/huge\.yaml is too large \(209715200 bytes/);
  });

  test('the deck of this checkout builds to the same bytes twice, in any time zone and from any folder', async () => {
    const zones = ['Pacific/Kiritimati', 'America/St_Johns'];
    const hashes = await Promise.all(
      zones.map(async (TZ, index) => {
        const path = join(root, `zone-${index}.palpate`);
        const { code, err } = await palpate(['build', '--out', path], {
          env: { TZ },
          cwd: index === 0 ? root : checkout,
        });
        expect({ code, err }).toEqual({ code: 0, err: '' });
        return sha256(path);
      }),
    );
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('deck lint', () => {
  test('lists findings sorted, with the place as an editor opens it, and fails on errors alone', async () => {
    const cwd = faulty();
    const { code, out } = await palpate(['lint', 'material'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^material\/claims\/knots\.yaml:9: error: /);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^\d+ errors?, \d+ warnings?\.$/);
    const clean = await palpate(['lint', 'material'], { cwd: sound() });
    expect(clean.code).toBe(0);
    expect(clean.out).toMatch(/^0 errors, \d+ warnings?\.$/m);
  });

  test('--json gives rule, level, place and message', async () => {
    const none = edit(claimsYaml, 'text: A thick stopper', 'text: None of the above');
    const cwd = folderOf(material({ 'claims/knots.yaml': none }));
    const { code, out } = await palpate(['lint', 'material', '--json'], { cwd });
    expect(code).toBe(1);
    const result = JSON.parse(out) as { errors: number; findings: Record<string, unknown>[] };
    expect(result.errors).toBe(1);
    expect(result.findings.find((finding) => finding['level'] === 'error')).toEqual({
      file: join('material', 'claims', 'knots.yaml'),
      line: none.split('\n').findIndex((line) => line.includes('options:')) + 1,
      rule: 2,
      name: 'none_of_the_above',
      level: 'error',
      item: 'choice/bowline-loop/purpose',
      message: expect.stringContaining('None of the above') as unknown,
    });
  });

  test('a folder that holds something else entirely gets findings and no crash', async () => {
    const cwd = folderOf(
      new Map([
        ['notes.yaml', 'a: [1, 2'],
        ['deck.yaml', '- 1\n- 2\n'],
        ['claims/x.yaml', 'claims: 7\n'],
      ]),
    );
    const { code, out } = await palpate(['lint', 'material'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/notes\.yaml:\d+: error: The file is not valid YAML/);
    expect(out).toMatch(/claims\/x\.yaml:1: error: The file must hold a list under "claims:"/);
  });

  test('reads packages as well', async () => {
    const cwd = sound();
    await palpate(['build', 'material', '--out', 'x.palpate'], { cwd });
    expect((await palpate(['lint', 'x.palpate'], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'broken.palpate'), 'no zip');
    const broken = await palpate(['lint', 'broken.palpate'], { cwd });
    expect(broken).toMatchObject({ code: 1, out: '' });
    expect(broken.err).toMatch(/broken\.palpate is not a zip archive/);
  });
});

describe('deck info', () => {
  test('counts what is in a package and runs the bots', async () => {
    const cwd = sound();
    await palpate(['build', 'material', '--out', 'x.palpate'], { cwd });
    const { code, out } = await palpate(['info', 'x.palpate'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^deck +Knots \(knots\), version 1\.2\.0, CC-BY-4\.0$/m);
    expect(out).toMatch(/^evidence +reference-text 3, expert-opinion 1$/m);
    expect(out.match(/^bot/gm)).toHaveLength(3);
    const json = JSON.parse((await palpate(['info', 'x.palpate', '--json'], { cwd })).out) as object;
    expect(json).toMatchObject({
      id: 'knots',
      claims: 2,
      sources: 2,
      counts: { items: 4 },
      bots: [{ name: 'longest option' }, {}, {}],
    });
  });
});

describe('deck fingerprint', () => {
  test('makes a file that the linter reads, up to the mark', async () => {
    const protectedText =
      'A bowline makes a fixed loop that does not slip under load. END and this may be copied freely by anybody who likes.';
    const cwd = sound();
    writeFileSync(join(cwd, 'text.txt'), protectedText);
    const args = [
      'fingerprint',
      'text.txt',
      '--before',
      'END',
      '--title',
      'A text',
      '--out',
      'material/fingerprints.yaml',
    ];
    const { code, out } = await palpate(args, { cwd });
    expect({ code, out }).toEqual({ code: 0, out: 'material/fingerprints.yaml: 5 runs of eight words.\n' });
    const written = readFileSync(join(cwd, 'material', 'fingerprints.yaml'), 'utf8');
    expect(written).toMatch(/^title: "A text"\nwords: 8\nruns: \|\n(?: {2}[0-9a-f ]+\n)+$/);
    const lint = await palpate(['lint', 'material'], { cwd });
    expect(lint.code).toBe(1);
    expect(lint.out).toMatch(/error 36 copied_text: bowline-loop: The words "a bowline makes a fixed loop/);
  });

  test('a text without the mark, or too short, is refused', async () => {
    const cwd = sound();
    writeFileSync(join(cwd, 'text.txt'), 'Only seven words stand in this text.');
    const mark = await palpate(['fingerprint', 'text.txt', '--before', 'END', '--out', 'x.yaml'], { cwd });
    expect(mark).toMatchObject({
      code: 1,
      err: 'text.txt does not hold the mark "END"; correct --before.\n',
    });
    const short = await palpate(['fingerprint', 'text.txt', '--out', 'x.yaml'], { cwd });
    expect(short).toMatchObject({
      code: 1,
      err: expect.stringContaining('fewer than eight words') as unknown,
    });
    expect(readdirSync(cwd)).toEqual(['material', 'text.txt']);
  });
});
