import { buildStale, targets, type TargetName } from './targets.ts';

await buildStale(Object.keys(targets) as TargetName[], console.log);
