import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e-electron',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e-electron/obstacle.ts',
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
});
