#!/usr/bin/env node
import { requireModernNode } from '../../build/require-modern-node.js';

requireModernNode();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
