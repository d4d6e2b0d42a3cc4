import { runBots, type BotResult } from '../../../decks/generator/index.ts';
import { readDeckPackage } from '../../interchange/deck-package.ts';
import { parse, type Command } from '../command.ts';
import { botLine, countDeck, countLines, type DeckCounts } from '../deck-counts.ts';

/** What `--json` prints. */
interface Info {
  id: string;
  title: string;
  version: string;
  licence: string;
  /** SHA-256 of the deck's content, hexadecimal. */
  contentHash: string;
  claims: number;
  sources: number;
  figures: number;
  counts: DeckCounts;
  /** How test-wise guessing fares on the multiple-choice bank; chance is what blind guessing gets. */
  bots: BotResult[];
}

export const command: Command = {
  name: 'deck info',
  usage: 'FILE [--json]',
  summary: 'Says what is inside a deck package and how test-wise bots fare on its questions.',
  async run(args, io) {
    const { values, positionals } = parse(command, args, { json: { type: 'boolean' } }, { min: 1, max: 1 });
    const { deck, contentHash } = await readDeckPackage(positionals[0] ?? '');
    const info: Info = {
      id: deck.id,
      title: deck.title,
      version: deck.version,
      licence: deck.licence,
      contentHash,
      claims: deck.claims.length,
      sources: deck.sources.length,
      figures: deck.figures.length,
      counts: countDeck(deck),
      bots: runBots(deck),
    };
    io.out(values.json ? `${JSON.stringify(info, null, 2)}\n` : `${text(info)}\n`);
    return 0;
  },
};

function text(info: Info): string {
  const row = (name: string, value: string | number) => `${name.padEnd(10)}${value}`;
  return [
    row('deck', `${info.title} (${info.id}), version ${info.version}, ${info.licence}`),
    row('content', info.contentHash),
    row('claims', info.claims),
    row('sources', info.sources),
    row('figures', info.figures),
    ...countLines(info.counts),
    ...info.bots.map(botLine),
  ].join('\n');
}
