import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { claimsYaml, deckYaml, edit, errorsOf, material, sourcesYaml } from './support.ts';

const caseYaml = `id: rescue
title: A rescue
audience: both
red_flag_status: none
stem: A swimmer needs a loop around the chest.
question: Which knot is safest?
options:
  - {text: Bowline, best: true, rationale: Its loop keeps its size under load.}
  - {text: Noose, best: false, rationale: Its loop tightens around the chest.}
  - {text: Slip knot, best: false, rationale: It comes undone when pulled.}
claims: [bowline-loop]
bloom: apply
`;

const claims = (from: string, to: string) => material({ 'claims/knots.yaml': edit(claimsYaml, from, to) });
const deck = (from: string, to: string) => material({ 'deck.yaml': edit(deckYaml, from, to) });
const sources = (from: string, to: string) => material({ 'sources.yaml': edit(sourcesYaml, from, to) });

/** The line of the first (or, after SECOND:, the second) place of a passage; 1 where none is given. */
function lineOf(files: ReadonlyMap<string, string>, file: string, marker: string | null): number {
  if (marker === null) return 1;
  const lines = (files.get(file) ?? '').split('\n');
  const found = lines.flatMap((line, index) =>
    line.includes(marker.replace('SECOND:', '')) ? [index + 1] : [],
  );
  return (marker.startsWith('SECOND:') ? found[1] : found[0]) ?? -1;
}

test('a sound material has no errors', () => {
  expect(errorsOf(material({ 'cases/rescue.yaml': caseYaml }))).toEqual([]);
});

describe('faults are named with file, line, entry and what to do', () => {
  test.each<[string, Map<string, string>, string, string | null, RegExp]>([
    [
      'an unknown key',
      claims('    category: loop', '    categry: loop'),
      'claims/knots.yaml',
      'categry',
      /"bowline-loop": the key "categry" is unknown; remove it/,
    ],
    [
      'a missing key',
      claims('    evidence: expert-opinion\n', ''),
      'claims/knots.yaml',
      'id: nylon-stretch',
      /"nylon-stretch": "evidence" is missing; add it/,
    ],
    [
      'a value outside the list',
      claims('confidence: high', 'confidence: total'),
      'claims/knots.yaml',
      'confidence: total',
      /"confidence" must be one of high, moderate, low, not "total"/,
    ],
    [
      'a number where text belongs',
      claims('answer: About 30%', 'answer: 30'),
      'claims/knots.yaml',
      'answer: 30',
      /"asks.0.answer" must be a text \(put numbers and dates in quotes\), not 30/,
    ],
    [
      'an empty text',
      claims('answer: A fixed loop', 'answer: " "'),
      'claims/knots.yaml',
      'answer: " "',
      /a text that is not empty/,
    ],
    [
      'a bad id',
      claims('id: purpose', 'id: Purpose_1'),
      'claims/knots.yaml',
      'id: Purpose_1',
      /small letters, digits and hyphens, not "Purpose_1"/,
    ],
    [
      'no source',
      claims('sources: [web-page]', 'sources: []'),
      'claims/knots.yaml',
      'sources: []',
      /needs 1 or more entries/,
    ],
    [
      'an unknown source',
      claims('sources: [web-page]', 'sources: [nowhere]'),
      'claims/knots.yaml',
      'sources: [nowhere]',
      /names the source "nowhere", which does not exist/,
    ],
    [
      'an unknown section',
      claims('section: ropes', 'section: sails'),
      'claims/knots.yaml',
      'section: sails',
      /the section "sails" is not in deck.yaml/,
    ],
    [
      'a claim id used twice',
      claims('id: nylon-stretch', 'id: bowline-loop'),
      'claims/knots.yaml',
      'SECOND:id: bowline-loop',
      /claim id "bowline-loop" is used twice \(first at claims\/knots.yaml:2\)/,
    ],
    [
      'a claim of an option that is not there',
      claims(
        'because: The loop keeps its size under load.',
        'because: The loop keeps its size.\n          claims: [gone]',
      ),
      'claims/knots.yaml',
      'claims: [gone]',
      /names the claim "gone"/,
    ],
    [
      'a cloze phrase that is not in the text',
      claims('hide: under load', 'hide: under water'),
      'claims/knots.yaml',
      'under water',
      /"under water" does not occur in the text/,
    ],
    [
      'a cloze without a reason',
      claims(', why: At rest the part looks like any other.', ''),
      'claims/knots.yaml',
      'id: load',
      /why/,
    ],
    [
      'a cloze phrase that occurs twice',
      claims('hide: under load', 'hide: a'),
      'claims/knots.yaml',
      'hide: a,',
      /"a" occurs 4 times in the text/,
    ],
    [
      'asks without a tier',
      claims('    tier: detail\n', ''),
      'claims/knots.yaml',
      'id: nylon-stretch',
      /needs "tier: core", "detail" or "reference"/,
    ],
    [
      'five asks',
      claims(
        '    cloze:',
        '      - &a {id: a, question: A?, answer: a, why: a}\n      - {id: b, question: B?, answer: b, why: b}\n      - {id: c, question: C?, answer: c, why: c}\n      - {id: d, question: D?, answer: d, why: d}\n    cloze:',
      ),
      'claims/knots.yaml',
      'asks:',
      /too long or too large; the limit is 4/,
    ],
    [
      'shares that do not add up',
      deck('share: 40', 'share: 30'),
      'deck.yaml',
      'sections:',
      /add up to 90; change them so that they add up to 100/,
    ],
    [
      'a section id used twice',
      deck('id: knots, title', 'id: ropes, title'),
      'deck.yaml',
      'id: ropes, title: Knots',
      /section id "ropes" is used twice/,
    ],
    [
      'a version that is none',
      deck('1.2.0', '1.2'),
      'deck.yaml',
      'version:',
      /a version such as "1.2.0"|must be a text/,
    ],
    [
      'a source id used twice',
      sources('id: web-page', 'id: ashley-1944'),
      'sources.yaml',
      'SECOND:id: ashley-1944',
      /source id "ashley-1944" is used twice/,
    ],
    [
      'broken YAML',
      claims('claims:', 'claims: ['),
      'claims/knots.yaml',
      '- id: bowline-loop',
      /not valid YAML/,
    ],
    [
      'a key written twice',
      claims('    category: loop', '    category: loop\n    category: hoop'),
      'claims/knots.yaml',
      'category: hoop',
      /not valid YAML: .*unique/,
    ],
    [
      'a file without its list',
      material({ 'sources.yaml': 'things: []\n' }),
      'sources.yaml',
      null,
      /must hold a list under "sources:"/,
    ],
    [
      'a surplus list',
      sources('sources:', 'more: []\nsources:'),
      'sources.yaml',
      'more: []',
      /The key "more" is unknown here/,
    ],
    [
      'an entry that is no map',
      material({ 'objectives.yaml': 'objectives:\n  - just words\n' }),
      'objectives.yaml',
      'just words',
      /must be a map of keys and values/,
    ],
    [
      'a file with a wrong name',
      material({ 'claim/knots.yaml': claimsYaml }),
      'claim/knots.yaml',
      null,
      /has no place in a material folder/,
    ],
    ['no deck.yaml', material({ 'deck.yaml': null }), 'deck.yaml', null, /deck.yaml is missing/],
    ['no claims', material({ 'claims/knots.yaml': null }), 'claims', null, /no file claims/],
    [
      'a case with two best options',
      material({ 'cases/rescue.yaml': edit(caseYaml, 'Noose, best: false', 'Noose, best: true') }),
      'cases/rescue.yaml',
      'options:',
      /has 2 options with "best: true"; mark exactly one/,
    ],
    [
      'an unknown claim of a case',
      material({ 'cases/rescue.yaml': edit(caseYaml, '[bowline-loop]', '[sheet-bend]') }),
      'cases/rescue.yaml',
      'claims: [sheet-bend]',
      /names the claim "sheet-bend"/,
    ],
  ])('%s', (_, files, file, marker, message) => {
    const finding = errorsOf(files).find((each) => message.test(each.message));
    expect(
      finding,
      errorsOf(files)
        .map((each) => `${each.file}:${each.line} ${each.message}`)
        .join('\n'),
    ).toBeDefined();
    expect({ file: finding?.file, line: finding?.line }).toEqual({ file, line: lineOf(files, file, marker) });
  });
});

test('one fault does not hide another, and the sound rest is still read', () => {
  const files = claims('confidence: high', 'confidence: total');
  files.set('deck.yaml', edit(deckYaml, 'share: 40', 'share: 30'));
  expect(errorsOf(files).map((each) => each.file)).toContain('deck.yaml');
  expect(buildDeck(files).deck.claims.map((claim) => claim.id)).toEqual(['nylon-stretch']);
});

test('an alias bomb and endless nesting are refused in a sentence', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
    .split('')
    .map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index]}, `.repeat(9)}]`)
    .join('\n')}\n`;
  for (const text of [bomb, '['.repeat(50_000)]) {
    const messages = errorsOf(material({ 'sources.yaml': text })).map((finding) => finding.message);
    expect(messages.filter((message) => message.includes('YAML'))).not.toEqual([]);
  }
});
