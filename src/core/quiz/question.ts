/**
 * What marking needs of an item, by ids only: which parts it has and what is right. It is frozen into a form,
 * so that a later edit of the item changes no mark.
 */
export type SimpleQuestion =
  | ChoiceQuestion
  | MultipleQuestion
  | KeyFeatureQuestion
  | AssignQuestion
  | OrderingQuestion
  | TypedQuestion
  | ClozeQuestion
  | NumericQuestion
  | HotspotQuestion
  | LikelihoodQuestion;
export type Question = SimpleQuestion | StepwiseQuestion;

/** One best answer. */
export interface ChoiceQuestion {
  type: 'choice';
  /** Three to five; up to 26 for extended matching with a single stem. */
  options: readonly string[];
  key: string;
  /** Options that could harm somebody. */
  dangerous: readonly string[];
}

/** Every option that applies, at most `cap` of them. */
export interface MultipleQuestion {
  type: 'multiple';
  options: readonly string[];
  keys: readonly string[];
  cap: number;
}

/** The critical steps of a case, at most `cap` of them; a dangerous one forfeits the item. */
export interface KeyFeatureQuestion {
  type: 'key-feature';
  options: readonly string[];
  keys: readonly string[];
  dangerous: readonly string[];
  cap: number;
}

/**
 * Each row is given one option. `matching`: an option is used once; `extended`: one list of up to 26 options
 * for several stems; `grid`: findings are given to one of several look-alikes.
 */
export interface AssignQuestion {
  type: 'matching' | 'extended' | 'grid';
  rows: readonly { id: string; key: string }[];
  options: readonly string[];
}

export interface OrderingQuestion {
  type: 'ordering';
  /** In the right order. */
  steps: readonly string[];
}

export interface TypedQuestion {
  type: 'typed';
  /** The answer, then its accepted variants. */
  accepts: readonly string[];
}

export interface ClozeQuestion {
  type: 'cloze';
  gaps: readonly { id: string; accepts: readonly string[] }[];
}

export interface NumericQuestion {
  type: 'numeric';
  /** In the first unit. */
  value: number;
  /** In the first unit; a value exactly this far away is right. */
  tolerance: number;
  /** `factor` turns one of this unit into the first unit, whose factor is 1; empty: a bare number. */
  units: readonly { name: string; factor: number }[];
}

/** A place on a figure. */
export interface HotspotQuestion {
  type: 'hotspot';
  regions: readonly string[];
  keys: readonly string[];
}

export const directions = ['raises', 'lowers', 'neither'] as const;
export type Direction = (typeof directions)[number];

/** Does this finding raise or lower the likelihood? Never graded: the learner compares with the claims. */
export interface LikelihoodQuestion {
  type: 'likelihood';
  direction: Direction;
}

/** A case in steps; once the next step is shown, the answers before it stand. */
export interface StepwiseQuestion {
  type: 'stepwise';
  steps: readonly { id: string; question: SimpleQuestion }[];
}

export type SimpleResponse =
  | { type: 'option'; option: string }
  | { type: 'options'; options: readonly string[] }
  | { type: 'assignment'; given: Readonly<Record<string, string>> }
  | { type: 'order'; order: readonly string[] }
  | { type: 'text'; text: string }
  | { type: 'texts'; texts: Readonly<Record<string, string>> }
  | { type: 'region'; region: string }
  | { type: 'direction'; direction: Direction };
/** What a learner answered, by ids of parts and never by their place. */
export type Response = SimpleResponse | { type: 'steps'; answers: readonly SimpleResponse[] };

/** The response that a question takes. */
export const responseTypes = {
  choice: 'option',
  multiple: 'options',
  'key-feature': 'options',
  matching: 'assignment',
  extended: 'assignment',
  grid: 'assignment',
  ordering: 'order',
  typed: 'text',
  numeric: 'text',
  cloze: 'texts',
  hotspot: 'region',
  likelihood: 'direction',
  stepwise: 'steps',
} as const satisfies Record<Question['type'], Response['type']>;

/** Whether a question can be right or wrong. */
export function isGraded(question: Question): boolean {
  return question.type === 'stepwise'
    ? question.steps.some((step) => isGraded(step.question))
    : question.type !== 'likelihood';
}
