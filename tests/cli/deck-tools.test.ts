import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { claimsYaml, deckYaml, edit, material } from '../decks/support.ts';
import { deckFolders, sha256Of } from '../support/deck-folders.ts';

const { palpate, folderOf } = deckFolders();
const decks = fileURLToPath(new URL('../../decks', import.meta.url));
const sound = () => folderOf(material());

describe('deck new', () => {
  test('writes a material of every kind of file that builds and lints without an error', async () => {
    const cwd = sound();
    const made = await palpate(['new', 'mine'], { cwd });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/^mine: 9 files of a deck that builds\. Next:\n/);
    expect(readdirSync(join(cwd, 'mine')).sort()).toEqual([
      'cases',
      'claims',
      'deck.yaml',
      'figures',
      'objectives.yaml',
      'orders.yaml',
      'sources.yaml',
      'traps.yaml',
    ]);
    expect(await palpate(['lint', 'mine'], { cwd })).toMatchObject({ code: 0, err: '' });
    const { code, out } = await palpate(['build', 'mine', '--json'], { cwd });
    expect(code).toBe(0);
    const built = JSON.parse(out) as { counts: { kind: Record<string, number> } };
    const kinds = Object.entries(built.counts.kind).filter(([, count]) => count > 0);
    expect(kinds.map(([kind]) => kind)).toEqual([
      'recall',
      'cloze',
      'choice',
      'order',
      'case',
      'figure',
      'trap',
    ]);
  });

  test('an editor finds the schemas from where the files stand', async () => {
    const cwd = sound();
    await palpate(['new', 'mine'], { cwd });
    for (const [file, schema] of [
      ['deck.yaml', 'deck.json'],
      [join('claims', 'writing.yaml'), 'claims.json'],
    ] as const) {
      const path = join(cwd, 'mine', file);
      const stated = /\$schema=(\S+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
      expect(resolve(path, '..', stated)).toBe(join(decks, 'schema', schema));
    }
  });

  test('leaves a folder that holds anything alone', async () => {
    const cwd = sound();
    const { code, out, err } = await palpate(['new', 'material'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe('The folder material is not empty; choose a new or an empty folder.\n');
    expect(readdirSync(join(cwd, 'material')).sort()).toEqual(['claims', 'deck.yaml', 'sources.yaml']);
    mkdirSync(join(cwd, 'empty'));
    expect((await palpate(['new', 'empty'], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'file'), '');
    expect((await palpate(['new', 'file'], { cwd })).err).toMatch(/file is no folder that can be used/);
  });
});

describe('deck diff', () => {
  test('says in plain lines what an update changes, from folders and packages', async () => {
    const cwd = sound();
    cpSync(join(cwd, 'material'), join(cwd, 'next'), { recursive: true });
    const reason = 'withdrawn:\n  - {id: cloze/bowline-loop/load, reason: It gave the answer away.}\n';
    writeFileSync(join(cwd, 'next', 'deck.yaml'), `${edit(deckYaml, '1.2.0', '1.3.0')}${reason}`);
    const claims = edit(claimsYaml, 'What does a bowline make?', 'What does a bowline form?');
    const cloze = claims.slice(claims.indexOf('    cloze:'), claims.indexOf('  - id: nylon-stretch'));
    writeFileSync(join(cwd, 'next', 'claims', 'knots.yaml'), edit(claims, cloze, ''));
    await palpate(['build', 'material', '--out', 'old.palpate'], { cwd });
    const { code, out, err } = await palpate(['diff', 'old.palpate', 'next'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(0, 4)).toEqual([
      'knots 1.2.0 to knots 1.3.0',
      'changed item: recall/bowline-loop/purpose (prompt)',
      'withdrawn item: cloze/bowline-loop/load (It gave the answer away.)',
      'items       0 added, 1 changed, 1 withdrawn',
    ]);
    const json = JSON.parse((await palpate(['diff', 'material', 'next', '--json'], { cwd })).out) as object;
    expect(json).toMatchObject({ items: { added: [], withdrawn: ['cloze/bowline-loop/load'] } });
    const back = await palpate(['diff', 'next', 'material'], { cwd });
    expect(back.out).toMatch(/^added item: cloze\/bowline-loop\/load$/m);
    const same = await palpate(['diff', 'material', 'old.palpate'], { cwd });
    expect(same.out).toMatch(/^knots 1\.2\.0 to knots 1\.2\.0 \(the same version\)\nNothing differs\.\n/);
  });

  test('refuses a material with errors, and what is not there', async () => {
    const cwd = folderOf(
      material({ 'claims/knots.yaml': edit(claimsYaml, 'confidence: high', 'confidence: no') }),
    );
    const faulty = await palpate(['diff', 'material', 'material'], { cwd });
    expect(faulty).toMatchObject({ code: 1, out: '' });
    expect(faulty.err).toMatch(
      /The material in material has \d+ errors?; list them with palpate deck lint material\./,
    );
    expect((await palpate(['diff', 'a', 'b'], { cwd })).err).toBe(
      'There is no folder or file a; check the path.\n',
    );
    expect((await palpate(['diff', 'a'], { cwd })).code).toBe(2);
  });
});

describe('deck lint of one file', () => {
  test('of a material: with everything that it names elsewhere', async () => {
    const cwd = folderOf(material({ 'claims/knots.yaml': edit(claimsYaml, '[web-page]', '[lost-page]') }));
    const file = join('material', 'claims', 'knots.yaml');
    const { code, out } = await palpate(['lint', file], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(
      /^material\/claims\/knots\.yaml:32: error: .*source "lost-page", which does not exist/m,
    );
    expect((await palpate(['lint', join('material', 'deck.yaml')], { cwd })).code).toBe(0);
  });

  test('that stands alone: its syntax and its entries', async () => {
    const cwd = sound();
    writeFileSync(join(cwd, 'some.yaml'), edit(claimsYaml, 'confidence: high', 'confidence: total'));
    const { code, out } = await palpate(['lint', 'some.yaml'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^some\.yaml:9: error: "bowline-loop": "confidence" must be one of/);
    writeFileSync(join(cwd, 'fine.yaml'), claimsYaml);
    expect(await palpate(['lint', 'fine.yaml'], { cwd })).toMatchObject({
      code: 0,
      out: '0 errors, 0 warnings.\n',
    });
    writeFileSync(join(cwd, 'notes.yaml'), 'shopping: [rope]\n');
    expect((await palpate(['lint', 'notes.yaml'], { cwd })).out).toMatch(
      /notes\.yaml:1: error: .*no part of a material/,
    );
  });
});

describe('bad input ends with 1, names the place and leaves nothing behind', () => {
  const matrix = (taxonomy: string, claims: string) => `meta: {}
taxonomy: ${taxonomy}
groups: [{id: g, label: G}]
danger_levels: [{id: low, label: Low}]
presentations: [{id: p, label: P}]
certainty_levels: [{id: usual, meaning: Usual.}]
features:
  - {id: feel, label: Feel, short: Feel, question: How does it feel?, kind: single, role: finding, weight: 1, tier: core, audience: both, values: [{id: soft, label: Soft, definition: Soft.}, {id: hard, label: Hard, definition: Hard.}]}
conditions:
  - {id: lump, name: Lump, synonyms: [], parent: a, group: g, danger: low, presents_as: p, gist: A lump., cells: {feel: {values: [soft], remark: Soft., claims: ${claims}, certainty: usual}}}
pairs: []
`;
  const tree = '[{id: a, parent: null, label: A}, {id: b, parent: a, label: B}]';
  const drawing = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n${inside}\n</svg>\n`;
  const figure =
    'id: fig-x\ntitle: X\npurpose: P.\nalt: A small square on white.\ndescription: One square stands alone.\n';

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'broken YAML',
      { 'claims/knots.yaml': `${claimsYaml}  - id: [` },
      /claims\/knots\.yaml:\d+: error: The file is not valid YAML/,
    ],
    [
      'an unknown claim',
      {
        'objectives.yaml':
          'objectives:\n  - {id: o, text: T., bloom: apply, audience: both, claims: [lost]}\n',
      },
      /objectives\.yaml:2: error: "o" names the claim "lost", which does not exist; correct/,
    ],
    [
      'an id twice',
      { 'claims/more.yaml': claimsYaml },
      /claims\/more\.yaml:2: error: The claim id "bowline-loop" is used twice \(first at claims\/knots\.yaml:2\)/,
    ],
    [
      'a cell without a claim',
      { 'conditions.yaml': matrix(tree, '[]') },
      /conditions\.yaml:10: error: .*claims" needs 1 or more entries|conditions\.yaml:10: error: .*claims/,
    ],
    [
      'a circle of parents',
      { 'conditions.yaml': matrix(tree.replace('null', 'b'), '[bowline-loop]') },
      /conditions\.yaml:2: error: "a" is its own ancestor \(a > b > a\); give one of them another parent/,
    ],
    [
      'a parent that is not there',
      { 'conditions.yaml': matrix(tree.replace('parent: a', 'parent: c'), '[bowline-loop]') },
      /conditions\.yaml:2: error: "b" names the taxonomy entry "c"/,
    ],
    [
      'a script in a drawing',
      { 'figures/fig-x.yaml': figure, 'figures/fig-x.svg': drawing('<script>x</script>') },
      /figures\/fig-x\.svg:2: error: "fig-x": the element <script> is not allowed/,
    ],
    [
      'a reference in a drawing',
      { 'figures/fig-x.yaml': figure, 'figures/fig-x.svg': drawing('<g fill="url(https://example.org)"/>') },
      /figures\/fig-x\.svg:2: error: "fig-x": fill=.* is not a plain value/,
    ],
    [
      'a strange drawing',
      { 'picture.svg': drawing('') },
      /picture\.svg:1: error: The file picture\.svg has no place/,
    ],
  ])('%s', async (_, changes, words) => {
    const cwd = folderOf(material(changes));
    const { code, out, err } = await palpate(['build', 'material'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(words);
    expect(readdirSync(cwd)).toEqual(['material']);
  });

  test('the same material without the faults builds (the control)', async () => {
    const cwd = folderOf(
      material({
        'conditions.yaml': matrix(tree, '[bowline-loop]'),
        'figures/fig-x.yaml': figure,
        'figures/fig-x.svg': drawing('<g fill="none"/>'),
      }),
    );
    expect(await palpate(['build', 'material', '--out', 'a.palpate'], { cwd })).toMatchObject({
      code: 0,
      err: '',
    });
    await palpate(['build', 'material', '--out', 'b.palpate'], { cwd });
    expect(sha256Of(join(cwd, 'a.palpate'))).toBe(sha256Of(join(cwd, 'b.palpate')));
    expect((await palpate(['lint', 'a.palpate'], { cwd })).code).toBe(0);
  });

  test('packages: a huge one, one with ../ paths, a bomb, a newer one', async () => {
    const cwd = sound();
    const json = (schema: number) => strToU8(JSON.stringify({ format: 'palpate-deck', schema }));
    const zip = (more: Record<string, Uint8Array>, schema = 1) =>
      zipSync({ 'deck.json': json(schema), 'hashes.json': strToU8('{}'), ...more });
    writeFileSync(join(cwd, 'huge.palpate'), '');
    truncateSync(join(cwd, 'huge.palpate'), 200 * 2 ** 20);
    writeFileSync(join(cwd, 'path.palpate'), zip({ '../evil.svg': strToU8('x') }));
    writeFileSync(join(cwd, 'bomb.palpate'), zip({ 'figures/x.svg': new Uint8Array(40 * 2 ** 20) }));
    writeFileSync(join(cwd, 'newer.palpate'), zip({}, 9));
    for (const [name, words] of [
      ['huge', /^huge\.palpate is 200\.0 MB and the limit is 64\.0 MB/],
      ['path', /^path\.palpate was not opened: .*\.\.\/evil\.svg/],
      ['bomb', /^bomb\.palpate was not opened: "figures\/x\.svg" unpacks to more than 200 times its size/],
      ['newer', /^newer\.palpate was made by a newer version of Palpate \(schema 9.*update Palpate\./],
    ] as const) {
      for (const args of [['info'], ['lint'], ['diff', 'material']]) {
        const { code, out, err } = await palpate([...args, `${name}.palpate`], { cwd });
        expect({ code, out }, name).toEqual({ code: 1, out: '' });
        expect(err).toMatch(words);
      }
    }
    expect(existsSync(join(cwd, '..', 'evil.svg'))).toBe(false);
  });
});
