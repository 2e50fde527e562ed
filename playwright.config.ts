import { defineConfig } from '@playwright/test';

/** Another port and another folder let a person run journeys beside the gate. */
const PORT = Number(process.env.DRYDOCK_E2E_PORT ?? 4317);
const BUILT = process.env.DRYDOCK_E2E_DIST ?? 'dist';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A page of another site frames a cluster from this machine in e2e/15.
        '--disable-features=LocalNetworkAccessChecks',
      ],
    },
  },
  webServer: {
    command: `node_modules/.bin/vite preview --port ${PORT} --strictPort --outDir ${BUILT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
