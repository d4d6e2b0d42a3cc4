import { z } from 'zod';

/** A text of 1 to 300 characters that is an id of one kind. */
export const branded = <T extends string>() => z.string().min(1).max(300) as unknown as z.ZodType<T>;
