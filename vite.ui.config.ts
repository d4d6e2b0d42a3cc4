import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/ui',
  base: './',
  plugins: [svelte({ configFile: '../../svelte.config.js' })],
  build: {
    outDir: '../../dist/ui',
    emptyOutDir: true,
    /** At most the Chromium of Electron 45. */
    target: 'chrome152',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
