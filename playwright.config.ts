import { defineConfig } from '@playwright/test';
import { browserPath } from './tests/support/browser.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
  use: {
    launchOptions: { executablePath: browserPath() },
    viewport: { width: 1200, height: 800 },
    trace: 'retain-on-failure',
  },
});
