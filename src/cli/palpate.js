#!/usr/bin/env node
import { requireModernNode } from '../../build/require-modern-node.js';

requireModernNode();
// A reader such as `head` may have enough before everything is written.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
