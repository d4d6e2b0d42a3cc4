import { diffDecks, type DeckDiff, type ListDiff } from '../../core/deck/diff.ts';
import { parse, type Command } from '../command.ts';
import { readDeck } from '../deck-material.ts';

/** What a reader calls the fields whose names are not words. */
const words: Record<string, string> = {
  leadIn: 'lead-in',
  redFlag: 'red flag',
  carefulWording: 'careful wording',
  svg: 'drawing',
  viewBox: 'size of the drawing',
  doi: 'DOI',
  url: 'address',
  pmid: 'PubMed id',
};

export const command: Command = {
  name: 'deck diff',
  usage: 'OLD NEW [--json]',
  summary: 'Says what an update changes; OLD and NEW are deck packages or material folders.',
  async run(args, io) {
    const { values, positionals } = parse(command, args, { json: { type: 'boolean' } }, { min: 2, max: 2 });
    const [old = '', next = ''] = positionals;
    const diff = diffDecks(await readDeck(old), await readDeck(next));
    io.out(values.json ? `${JSON.stringify(diff, null, 2)}\n` : `${lines(diff).join('\n')}\n`);
    return 0;
  },
};

function lines({ from, to, about, reasons, ...lists }: DeckDiff): string[] {
  const same = from.id === to.id && from.version === to.version;
  const versions = `${from.id} ${from.version} to ${to.id} ${to.version}`;
  const head = same ? `${versions} (the same version)` : versions;
  const details = [
    ...(about.length > 0 ? [`changed deck: ${about.map(wordFor).join(', ')}`] : []),
    ...Object.entries(lists).flatMap(([name, list]) => listLines(name.replace(/s$/, ''), list, reasons)),
  ];
  const sums = Object.entries(lists).map(
    ([name, { added, changed, withdrawn }]) =>
      `${name.padEnd(12)}${added.length} added, ${changed.length} changed, ${withdrawn.length} withdrawn`,
  );
  return [head, ...(details.length > 0 ? details : ['Nothing differs.']), ...sums];
}

function listLines(
  thing: string,
  { added, changed, withdrawn }: ListDiff,
  reasons: Record<string, string>,
): string[] {
  return [
    ...added.map((id) => `added ${thing}: ${id}`),
    ...changed.map(({ id, fields }) => `changed ${thing}: ${id} (${fields.map(wordFor).join(', ')})`),
    ...withdrawn.map((id) => `withdrawn ${thing}: ${id}${id in reasons ? ` (${reasons[id]})` : ''}`),
  ];
}

function wordFor(field: string): string {
  return words[field] ?? field;
}
