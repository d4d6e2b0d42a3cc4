import { dateOfDay } from '../../core/scheduler/days.ts';
import { planExam, type ExamCard, type ExamPlan, type ExamVerdict } from '../../core/scheduler/exam-plan.ts';
import { learnerOf, publishedFigures } from '../../core/scheduler/learner.ts';
import { newMemory } from '../../core/scheduler/schedule.ts';
import {
  costOfRetention,
  simulate,
  type RetentionCost,
  type SimulatedDay,
  type SimulationInput,
} from '../../core/scheduler/simulate.ts';
import { parse, type Command } from '../command.ts';
import { readText } from '../read-text.ts';
import { readReplayInput } from '../replay-input.ts';
import { readSimulateInput, type SimulateInput } from '../simulate-input.ts';
import { table } from '../table.ts';

const TABLE_ROWS = 30;
const EXAM_MINUTES = 30;

const options = {
  cards: { type: 'string' },
  days: { type: 'string' },
  retention: { type: 'string' },
  new: { type: 'string' },
  minutes: { type: 'string' },
  seed: { type: 'string' },
  today: { type: 'string' },
  exam: { type: 'string' },
  target: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

function simulationOf(input: SimulateInput): SimulationInput {
  const { today, days, studied, fresh, config, newPerDay, minutesPerDay, seed } = input;
  const limits = { newPerDay, reviewsPerDay: Infinity, minutesPerDay: minutesPerDay ?? Infinity };
  return { today, days, studied, fresh, config, limits, learner: learnerOf(publishedFigures), seed };
}

/** One row for several days where there are many: means per day, and what is remembered on the last. */
function forecastTable(days: readonly SimulatedDay[]): string {
  const size = Math.ceil(days.length / TABLE_ROWS);
  const groups = Array.from({ length: Math.ceil(days.length / size) }, (_, index) =>
    days.slice(index * size, (index + 1) * size),
  );
  const rows = groups.map((group) => {
    const mean = (figure: 'reviews' | 'introduced' | 'minutes') =>
      (group.reduce((sum, day) => sum + day[figure], 0) / group.length).toFixed(1);
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const state = [last.remembered.toFixed(0), String(last.heldBack)];
    return [dateOfDay(first.day), mean('reviews'), mean('introduced'), mean('minutes'), ...state];
  });
  return table([['from', 'reviews a day', 'new', 'minutes', 'remembered', 'held back'], ...rows]);
}

const forecastJson = (days: readonly SimulatedDay[]) => ({
  days: days.map(({ day, introduced, ...figures }) => ({
    date: dateOfDay(day),
    new: introduced,
    ...figures,
  })),
});

function costs(input: SimulateInput): RetentionCost[] {
  const work = costOfRetention(simulationOf(input), input.retentions);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const costLine = ({ desiredRetention, minutesPerDay, remembered }: RetentionCost) =>
  `${desiredRetention}: about ${minutesPerDay.toFixed(0)} min a day, ${remembered.toFixed(0)} cards remembered at the end.\n`;

function planOf(input: SimulateInput, exam: NonNullable<SimulateInput['exam']>): ExamPlan {
  const { today, config, studied, fresh } = input;
  const cards = [...studied, ...fresh.map((cardId) => ({ cardId, memory: newMemory(config) }))];
  return planExam({
    today,
    exam: exam.day,
    targetRecall: exam.target,
    minutesPerDay: input.minutesPerDay ?? EXAM_MINUTES,
    cards: cards.map((card): ExamCard => ({ ...card, section: '' })),
    config,
    figures: publishedFigures,
    begunWindow: null,
  });
}

function verdictJson(verdict: ExamVerdict) {
  if (verdict.kind === 'fits') return verdict;
  const { exam, ...alternatives } = verdict.alternatives;
  const date = exam === null ? null : dateOfDay(exam);
  return { ...verdict, alternatives: { ...alternatives, exam: date } };
}

function planJson(plan: ExamPlan) {
  const { newPerDay, windowStart, minutes, recall, verdict } = plan;
  return { verdict: verdictJson(verdict), recall, newPerDay, lastLook: dateOfDay(windowStart), minutes };
}

function verdictLines(verdict: ExamVerdict): string[] {
  if (verdict.kind === 'fits') return ['It fits.'];
  const { minutesPerDay, exam, newCards, targetRecall } = verdict.alternatives;
  const ways = [
    minutesPerDay === null ? [] : [`${minutesPerDay} minutes a day`],
    exam === null ? [] : [`an exam on ${dateOfDay(exam)}`],
    newCards === null ? [] : [`${newCards} new cards`],
    targetRecall === null ? [] : [`a target of ${percent(targetRecall)}`],
  ].flat();
  return [
    verdict.cause === 'minutes'
      ? 'It does not fit into these minutes by that date.'
      : 'It fits into these minutes but leads to less than the target.',
    ways.length > 0
      ? `What would fit: ${ways.join(', or ')}.`
      : 'Nothing that can be changed here would fit.',
  ];
}

function planText({ verdict, recall, newPerDay, windowStart, minutes }: ExamPlan): string {
  const most = minutes.reduce((high, each) => Math.max(high, each), 0);
  const range = recall && `${percent(recall.expected)} (${percent(recall.low)} to ${percent(recall.high)})`;
  const lines = [
    ...verdictLines(verdict),
    ...(range === null ? [] : [`Expected recall on the day: ${range}.`]),
    `New cards a day: ${newPerDay}; last look from ${dateOfDay(windowStart)}; at most ${most.toFixed(0)} minutes a day.`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export const command: Command = {
  name: 'simulate',
  usage:
    '[FILE] [--cards N] [--days D] [--retention R[,R…]] [--new N] [--minutes M] [--exam DATE] [--target R] [--today DATE] [--seed N] [--json]',
  summary:
    'Forecast of work and recall (FILE as for replay, - for standard input); of several retentions what each costs; of an exam whether it fits.',
  async run(args, io) {
    const { values, positionals } = parse(command, args, options, { min: 0, max: 1 });
    const [path] = positionals;
    const name = path === '-' ? 'standard input' : (path ?? '');
    const file = path === undefined ? null : readReplayInput(await readText(path, name), name);
    const input = readSimulateInput(values, file);
    const print = (json: object, text: string) => io.out(values.json ? `${JSON.stringify(json)}\n` : text);
    if (input.exam) {
      const plan = planOf(input, input.exam);
      print(planJson(plan), planText(plan));
    } else if (input.retentions.length > 1) {
      const list = costs(input);
      print({ retentions: list }, list.map(costLine).join(''));
    } else {
      const days = [...simulate(simulationOf(input))];
      print(forecastJson(days), forecastTable(days));
    }
    return 0;
  },
};
