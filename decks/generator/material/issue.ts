import type { z } from 'zod';
import type { Path } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

const kinds: Record<string, string> = {
  string: 'a text (put numbers and dates in quotes)',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

/** The path of the offending place and a sentence about it that ends without a full stop. */
export function describeIssue(issue: Issue): { path: Path; message: string }[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.length > 0 ? `"${path.join('.')}"` : 'the entry';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `the key "${[...path, key].join('.')}" is unknown; remove it or correct its spelling`,
    }));
  }
  return [{ path, message: `${name} ${complaint(issue)}` }];
}

function complaint(issue: Issue): string {
  if (issue.input === undefined) return 'is missing; add it';
  const found = `, not ${JSON.stringify(issue.input).slice(0, 60)}`;
  if (issue.code === 'invalid_type') return `must be ${kinds[issue.expected] ?? issue.expected}${found}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}${found}`;
  if (issue.code === 'invalid_format') return `must be ${issue.message}${found}`;
  if (issue.code === 'too_small') {
    return issue.origin === 'array'
      ? `needs ${issue.minimum} or more entries`
      : `must be ${issue.minimum} or more${found}`;
  }
  if (issue.code === 'too_big') return `is too long or too large; the limit is ${issue.maximum}`;
  if (issue.code === 'invalid_key') return 'has a key that is not an id of small letters, digits and hyphens';
  return `is not valid (${issue.message})`;
}
