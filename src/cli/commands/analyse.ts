import { stat } from 'node:fs/promises';
import { Problem } from '../../core/problem.ts';
import { analyseClassical } from '../../core/stats/classical.ts';
import { noNeeds, publishedNeeds } from '../../core/stats/estimate.ts';
import { analyseIrt, type IrtModel } from '../../core/stats/irt.ts';
import { readKey, readResponses } from '../../interchange/response-file.ts';
import { analysisText, type Analysis } from '../analysis-text.ts';
import { parse, type Command, type Io } from '../command.ts';
import { readText } from '../read-text.ts';

const LARGEST_FILE = 32 * 2 ** 20;
const PROGRESS_EVERY_MS = 1000;

const options = {
  key: { type: 'string' },
  model: { type: 'string' },
  'any-size': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

function modelOf(name = 'rasch'): IrtModel {
  if (name === 'rasch' || name === '2pl') return name;
  throw new Problem('usage.model', `"${name}" is not a model; --model takes rasch or 2pl.`, 2);
}

/** The key in a file, or as it stands on the command line. */
async function keyOf(key: string | undefined): Promise<string[] | null> {
  if (key === undefined) return null;
  if (key.trim() === '')
    throw new Problem('usage.key', '--key takes a file or the right options; it got nothing.', 2);
  const isFile = await stat(key).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile || /[\\/]|\.\w{2,4}$/.test(key)) return readKey(await readText(key, key, LARGEST_FILE), key);
  return readKey(key, 'The key');
}

/** Tells now and then how far a long fit has come; a short one says nothing. */
function progressTo(io: Io) {
  let last = performance.now();
  return ({ model, count, logLikelihood }: { model: string; count: number; logLikelihood: number }) => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    io.err(`Fitting ${model}: step ${count}, log-likelihood ${logLikelihood.toFixed(4)}\n`);
  };
}

export const command: Command = {
  name: 'analyse',
  usage: 'RESPONSES.csv [--key KEY] [--model rasch|2pl] [--any-size] [--json]',
  summary:
    'Item statistics of persons (rows) by items (columns): scores, or chosen options with --key (a file or DCAB…); a header row and a first column of ids are recognised; - reads standard input. Figures that need more persons say how many; --any-size shows them all the same.',
  async run(args, io) {
    const { values, positionals } = parse(command, args, options, { min: 1, max: 1 });
    const model = modelOf(values.model);
    const [path = '-'] = positionals;
    const name = path === '-' ? 'standard input' : path;
    const key = await keyOf(values.key);
    const { responses, reading } = readResponses(await readText(path, name, LARGEST_FILE), name, key);
    const needs = values['any-size'] ? noNeeds : publishedNeeds;
    const analysis: Analysis = {
      reading,
      ...analyseClassical(responses, needs),
      irt: analyseIrt(responses, model, needs, progressTo(io)),
    };
    io.out(values.json ? `${JSON.stringify(analysis)}\n` : analysisText(analysis));
    return 0;
  },
};
