/**
 * Ends the process with a readable sentence on a Node that cannot run Palpate.
 * Must come before any import of better-sqlite3, which crashes without a word on Node 20.
 */
export function requireModernNode() {
  if (Number(process.versions.napi) >= 10) return;
  console.error(
    `Palpate needs Node 22.18 or newer and this is ${process.version}; run "npm ci" once and start it with "npm start" or "npx palpate", which bring their own Node 24.`,
  );
  process.exit(2);
}
