import { crashRounds, type Outcome } from './rounds.ts';

/** Kills of each kind of work: 2,000 in all, or so many as the command line says. */
const total = Number(process.argv[2] ?? 2000);
const shares = { answers: 0.3, update: 0.2, backup: 0.15, restore: 0.2, migration: 0.15 } as const;
const seed = Math.floor(performance.timeOrigin);

const outcomes: Outcome[] = [];
for (const kind of Object.keys(shares) as (keyof typeof shares)[]) {
  const rounds = Math.round(total * shares[kind]);
  const outcome = await crashRounds(kind, 'none', rounds, seed);
  console.log(`${kind}: ${told(outcome)}`);
  for (const fault of [...outcome.lost, ...outcome.torn]) console.error(`  ${fault}`);
  outcomes.push(outcome);
}

function told({ rounds, pieces, lost, torn }: Outcome): string {
  return `${rounds} kills, ${pieces} acknowledged, ${lost.length} lost, ${torn.length} torn`;
}

const all = outcomes.reduce((sum, each) => ({
  rounds: sum.rounds + each.rounds,
  pieces: sum.pieces + each.pieces,
  lost: [...sum.lost, ...each.lost],
  torn: [...sum.torn, ...each.torn],
}));
console.log(`Seed ${seed}, process death only, not power loss: ${told(all)}.`);
process.exitCode = all.lost.length + all.torn.length === 0 ? 0 : 1;
