import type { ClassicalReport, Distractors, ItemStatistics } from '../core/stats/classical.ts';
import type { Estimate } from '../core/stats/estimate.ts';
import type { IrtFit, IrtReport, PersonAbility } from '../core/stats/irt.ts';
import type { Ability } from '../core/stats/ability.ts';
import type { ResponseFile } from '../interchange/response-file.ts';
import { table } from './table.ts';

export interface Analysis extends ClassicalReport {
  reading: ResponseFile['reading'];
  irt: IrtReport;
}

const UNDEFINED = '–';
const number = (value: number | null | undefined, digits = 3) => value?.toFixed(digits) ?? UNDEFINED;
const figure = (of: Estimate, digits = 3) => ('tooFew' in of ? `n<${of.tooFew}` : number(of.value, digits));

/** All of an analysis as tables for reading; a figure that needs more persons is printed as `n<30`. */
export function analysisText(analysis: Analysis): string {
  return [
    readingLine(analysis),
    quizLines(analysis),
    titled('Items', itemTable(analysis.items)),
    titled('Items as Moodle reports them', moodleTable(analysis.items)),
    analysis.distractors.length > 0 ? titled('Options', optionTable(analysis.distractors)) : '',
    irtText(analysis.irt),
  ]
    .filter(Boolean)
    .join('\n');
}

const titled = (title: string, text: string) => `${title}\n${text}`;

function readingLine({ reading, persons, items, blanks }: Analysis): string {
  const delimiters = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };
  const parts = [
    `${persons} persons by ${items.length} items, ${reading.cells} parted by ${delimiters[reading.delimiter]}`,
    reading.header ? 'names in the first row' : 'no row of names',
    reading.ids ? 'persons in the first column' : 'no column of persons',
    ...(reading.totals ? ['the last column, a total, left out'] : []),
    ...(reading.absent > 0 ? [`${reading.absent} rows without an answer left out`] : []),
    `${blanks} blank cells, which score 0`,
  ];
  return `${parts.join('; ')}.\n`;
}

function quizLines({ quiz, reliability }: Analysis): string {
  const interval = 'value' in reliability.alphaInterval ? reliability.alphaInterval.value : null;
  const range = interval ? ` (95 % interval ${number(interval.low)} to ${number(interval.high)})` : '';
  return table([
    ['Mean', number(quiz.mean)],
    ['Median', number(quiz.median)],
    ['Standard deviation', number(quiz.sd)],
    ['Skewness, kurtosis', `${number(quiz.skewness)}, ${number(quiz.kurtosis)}`],
    ['Alpha', `${figure(reliability.alpha)}${range}`],
    ['Alpha, standardized', figure(reliability.standardizedAlpha)],
    ['KR-20, KR-21', `${figure(reliability.kr20)}, ${figure(reliability.kr21)}`],
    ['Standard error of measurement', figure(reliability.standardError)],
    ['Reliability at twice the length', figure(reliability.doubled)],
    ['Times the length for 0.8', figure(reliability.lengthForAim, 2)],
    ['Moodle: internal consistency', `${number(quiz.cic, 2)} %`],
    ['Moodle: error ratio', `${number(quiz.errorRatio, 2)} %`],
    ['Moodle: standard error', number(quiz.standardError)],
  ]);
}

const itemHeader =
  'item,max,blank,facility,sd,D,r total,r rest,bis total,bis rest,alpha without,look at'.split(',');

function itemTable(items: readonly ItemStatistics[]): string {
  const rows = items.map((item) => [
    item.name,
    String(item.max),
    String(item.blanks),
    number(item.facility),
    ...[item.sd, item.d, item.withTotal, item.withRest].map((each) => figure(each)),
    ...[item.biserialTotal, item.biserialRest, item.alphaIfDeleted].map((each) => figure(each)),
    'value' in item.flags ? item.flags.value.join(' ') : '',
  ]);
  return table([itemHeader, ...rows]);
}

function moodleTable(items: readonly ItemStatistics[]): string {
  const rows = items.map(({ name, moodle }) => [
    name,
    number(100 * moodle.facility, 2),
    number(moodle.sd),
    number(moodle.effectiveWeight, 2),
    number(moodle.discriminationIndex, 2),
    number(moodle.discriminativeEfficiency, 2),
  ]);
  return table([
    ['item', 'facility %', 'sd', 'effective weight %', 'discrimination %', 'efficiency %'],
    ...rows,
  ]);
}

function optionTable(distractors: readonly Distractors[]): string {
  const rows = distractors.flatMap(({ name, omitted, options }) => [
    ...options.map((option) => [
      name,
      `${option.option}${option.isKey ? ' *' : ''}`,
      String(option.chosen),
      ...[option.share, option.withTotal, option.withRest].map((each) => number(each)),
      ...[option.lower, option.upper, option.discrimination].map((each) => number(each)),
      option.idle && 'value' in option.idle && option.idle.value ? 'does not work' : '',
    ]),
    ...(omitted > 0 ? [[name, '(blank)', String(omitted)]] : []),
  ]);
  const header = ['item', 'option', 'n', 'share', 'r total', 'r rest', 'lower', 'upper', 'D', ''];
  return table([header, ...rows]);
}

const modelNames = { rasch1: 'Rasch with slope 1', rasch: 'Rasch', '2pl': 'Two parameters' };

function irtText({ model, leftOut, fit }: IrtReport): string {
  const without = leftOut.map(({ name, reason }) => `${name} is left out: ${reason}.\n`).join('');
  const head = `${modelNames[model]} by marginal maximum likelihood`;
  if ('tooFew' in fit) return titled(head, `${without}Too few persons: it needs ${fit.tooFew}.\n`);
  if (!fit.value) return titled(head, `${without}Too few items are left.\n`);
  return [titled(head, without + fitText(fit.value)), ...fitTables(fit.value)].join('\n');
}

function fitText(fit: IrtFit): string {
  const { simpler, statistic, df, p } = fit.comparison;
  const verdict = fit.converged
    ? `Found in ${fit.steps} steps.`
    : `Not found in ${fit.steps} steps: a slope grows without bound or the likelihood is flat; do not use these numbers.`;
  const variance = fit.latentVariance === null ? [] : [`latent variance ${number(fit.latentVariance)}`];
  return [
    verdict,
    [
      `log-likelihood ${number(fit.logLikelihood, 4)}`,
      `AIC ${number(fit.aic, 4)}`,
      `BIC ${number(fit.bic, 4)}`,
      ...variance,
    ].join(', '),
    `against ${modelNames[simpler.model]} (log-likelihood ${number(simpler.logLikelihood, 4)}): chi-square ${number(statistic, 2)}, df ${df}, p ${p < 0.001 ? '<0.001' : number(p)}`,
    '',
  ].join('\n');
}

function fitTables(fit: IrtFit): string[] {
  const items = fit.items.map(({ name, a, b, intercept }) => [
    name,
    ...[a, b, intercept].map((each) => number(each)),
  ]);
  const curve = fit.information.map((point) => [
    number(point.theta, 1),
    number(point.information),
    number(point.standardError),
  ]);
  return [
    table([['item', 'discrimination', 'difficulty', 'intercept'], ...items]),
    table([['ability', 'information', 'standard error'], ...curve]),
    table([['person', 'right', 'of', 'EAP', 'MAP', 'ML', 'WLE'], ...fit.persons.map(personRow)]),
  ];
}

const ability = (of: Ability | null) => (of ? `${number(of.theta)} ±${number(of.standardError)}` : UNDEFINED);

const personRow = ({ person, right, answered, eap, map, ml, wle }: PersonAbility) => [
  person,
  String(right),
  String(answered),
  ...[eap, map, ml, wle].map(ability),
];
