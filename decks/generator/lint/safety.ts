import type { Audience } from '../../../src/core/deck/types.ts';
import { itemRule, type Rule } from './rule.ts';
import { answerOf } from '../../../src/core/deck/parts.ts';
import { questionOf, textsOf } from './texts.ts';

type Act = 'diagnose' | 'prescribe' | 'inject' | 'cut' | 'thrust' | 'image';

const verbs: Record<Act, string> = {
  diagnose: 'diagnose',
  prescribe: 'prescribe',
  inject: 'inject|needle|aspirate',
  cut: 'drain|lance|incise|excise|remove surgically|biopsy',
  thrust: 'thrust|manipulate|adjust the spine',
  image: 'order|request a scan|request an? (?:x-ray|MRI|ultrasound)',
};

/** What each audience may not be asked to do; "both" holds massage learners too. */
const beyondScope: Record<Audience, Act[]> = {
  massage: ['diagnose', 'prescribe', 'inject', 'cut', 'thrust', 'image'],
  both: ['diagnose', 'prescribe', 'inject', 'cut', 'thrust', 'image'],
  chiropractic: ['prescribe', 'inject', 'cut'],
};

const diagnosisAsked =
  /\b(?:what|which) (?:is|would be|do you think is) (?:the|your|his|her|their) (?:most likely |likely |best |probable |working )?diagnosis\b|\bwhich diagnosis\b/i;
const labels =
  /\b(?:complains? of|suffers? from|suffering from|denies|non-?compliant|the elderly|addicts?|alcoholics?|handicapped|wheelchair-bound|obese (?:man|woman|person|patient)|(?:caucasian|negro|oriental)s?)\b/i;

/** Rules on what may be asked of whom, and how people are spoken of. */
export const safetyRules: Rule[] = [
  itemRule(
    {
      number: 29,
      name: 'scope_violation',
      level: 'error',
      reason: 'A learner who is asked to act beyond scope learns to do so.',
    },
    (item) => {
      const acts = beyondScope[item.audience];
      const question = questionOf(item);
      const asked = acts.filter(
        (act) => asksLearnerTo(verbs[act], question) || answersWith(verbs[act], answerOf(item)),
      );
      const diagnosis =
        acts.includes('diagnose') && diagnosisAsked.test(question) ? ['diagnose' as const] : [];
      return [...new Set([...asked, ...diagnosis])].map(
        (act) =>
          `The item asks ${item.audience === 'chiropractic' ? 'a chiropractic' : 'a massage'} learner to ${act}; ask what to say, what to avoid or to whom to refer.`,
      );
    },
  ),
  itemRule(
    {
      number: 34,
      name: 'stigma',
      level: 'warning',
      reason: 'Labels for people distract, hurt and teach a habit.',
    },
    (item) => {
      const typed = 'accepts' in item ? item.accepts : [];
      const shown = textsOf(item).filter((text) => !typed.includes(text));
      const found = labels.exec(shown.join('\n'))?.[0];
      return found === undefined ? [] : [`"${found}" labels a person; say what the person has or does.`];
    },
  ),
];

function asksLearnerTo(verb: string, question: string): boolean {
  const asked = new RegExp(
    `\\b(?:you|therapist|learner|practitioner)s?\\s+(?:(?:should|would|must|can|could|first|then|now|next)\\s+){0,2}(?:${verb})\\b`,
    'i',
  );
  const inverted = new RegExp(
    `\\b(?:should|would|must|can|could|do|does)\\s+(?:you|(?:an?|the)\\s+(?:[\\w-]+\\s+){0,2}therapist)\\s+(?:first\\s+|then\\s+|next\\s+)?(?:${verb})\\b`,
    'i',
  );
  return asked.test(question) || inverted.test(question);
}

function answersWith(verb: string, answer: string): boolean {
  return new RegExp(`^(?:${verb})\\b`, 'i').test(answer);
}
