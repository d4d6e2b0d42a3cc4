import { z } from 'zod';
import * as schema from './material/schema.ts';

const list = (key: string, entry: z.ZodType) => z.strictObject({ [key]: z.array(entry) });

const files: Record<string, z.ZodType> = {
  deck: schema.deckFile,
  sources: list('sources', schema.source),
  claims: list('claims', schema.claim),
  objectives: list('objectives', schema.objective),
  traps: list('traps', schema.trap),
  orders: list('orders', schema.order),
  conditions: schema.matrixFile,
  case: schema.caseFile,
  figure: schema.figure,
};

/** JSON Schemas of the files of a material, for editors, by file name; what the reader accepts, they accept. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(files).map(([name, type]) => {
      const made = z.toJSONSchema(type, { target: 'draft-7', io: 'input' });
      return [`${name}.json`, `${JSON.stringify({ title: `Palpate ${name}`, ...made }, null, 2)}\n`];
    }),
  );
}
