import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Problem } from '../../core/problem.ts';
import { answer, dueInstant, newMemory } from '../../core/scheduler/schedule.ts';
import type { Memory, SchedulerConfig } from '../../core/scheduler/types.ts';
import { parse, type Command } from '../command.ts';
import { readReplayInput, type ReplayCard } from '../replay-input.ts';

interface State extends Pick<Memory, 'stability' | 'difficulty' | 'phase' | 'intervalDays'> {
  /** ISO instant in UTC. */
  due: string | null;
}

function statesOf(card: ReplayCard, config: SchedulerConfig): State[] {
  let memory = newMemory(config);
  return card.reviews.map((review) => {
    memory = answer(memory, review, config, card.id);
    const due = dueInstant(memory, review.offsetMinutes, config.rolloverHour);
    const { stability, difficulty, phase, intervalDays } = memory;
    return {
      stability,
      difficulty,
      phase,
      due: due === null ? null : new Date(due).toISOString(),
      intervalDays,
    };
  });
}

async function readText(path: string, name: string): Promise<string> {
  try {
    const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'reading it is not permitted',
      ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
    };
    const reason = reasons[String(code)];
    if (reason === undefined) throw error;
    throw new Problem('replay.file', `Cannot read ${name}: ${reason}.`);
  }
}

const header = ['card', 'review', 'grade', 'stability', 'difficulty', 'phase', 'days', 'due'];

function table(cards: readonly ReplayCard[], states: readonly State[][]): string {
  const rows = cards.flatMap(({ id, reviews }, card) =>
    (states[card] ?? []).map((state, index) => [
      id,
      String(index + 1),
      String(reviews[index]?.grade ?? ''),
      state.stability?.toFixed(4) ?? '',
      state.difficulty?.toFixed(4) ?? '',
      state.phase,
      String(state.intervalDays),
      state.due ?? '',
    ]),
  );
  const all = [header, ...rows];
  const widths = header.map((_, column) =>
    all.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

export const command: Command = {
  name: 'replay',
  usage: 'FILE [--json]',
  summary: 'Review logs (JSON; - for standard input) to memory states and due dates, one per review.',
  async run(args, io) {
    const { values, positionals } = parse(command, args, { json: { type: 'boolean' } }, { min: 1, max: 1 });
    const [path = '-'] = positionals;
    const name = path === '-' ? 'standard input' : path;
    const { config, cards } = readReplayInput(await readText(path, name), name);
    const states = cards.map((card) => statesOf(card, config));
    io.out(
      values.json
        ? `${JSON.stringify({ cards: cards.map(({ id }, index) => ({ id, states: states[index] })) })}\n`
        : table(cards, states),
    );
    return 0;
  },
};
