import { answer, dueInstant, newMemory } from '../../core/scheduler/schedule.ts';
import type { Memory, SchedulerConfig } from '../../core/scheduler/types.ts';
import { parse, type Command } from '../command.ts';
import { readText } from '../read-text.ts';
import { readReplayInput, type ReplayCard } from '../replay-input.ts';
import { table } from '../table.ts';

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

const header = ['card', 'review', 'grade', 'stability', 'difficulty', 'phase', 'days', 'due'];

function rows(cards: readonly ReplayCard[], states: readonly State[][]): string[][] {
  return cards.flatMap(({ id, reviews }, card) =>
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
        : table([header, ...rows(cards, states)]),
    );
    return 0;
  },
};
