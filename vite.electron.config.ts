import { defineConfig } from 'vite';

const external = ['electron', 'better-sqlite3', '@open-spaced-repetition/binding'];

/** Mode `main`: main process and engine worker as ES modules; mode `preload`: one CommonJS file. */
export default defineConfig(({ mode }) => ({
  build: {
    outDir: 'dist/electron',
    emptyOutDir: false,
    ssr: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external,
      checks: { bundlerTimings: false },
      input:
        mode === 'preload'
          ? { preload: 'electron/preload.ts' }
          : {
              main: 'electron/main.ts',
              worker: 'src/service/worker.ts',
              'training-worker': 'src/service/training-worker.ts',
              'backup-worker': 'src/service/backup-worker.ts',
            },
      output:
        mode === 'preload'
          ? { format: 'cjs', entryFileNames: '[name].cjs' }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external },
}));
