import { defineConfig } from '@playwright/test'
import { presentBrowser } from './apps/launcher/src/quality/browser.ts'

/** Without a sandbox of its own and without the calls home that Chromium makes at every start. */
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  // One Cauce serves every test; two cores are busy enough with it.
  workers: 1,
  // Two slow cores with other work: patience costs nothing where all is well, and there is no second try.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  use: {
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
    // Of a failure the pages as they were are kept; a film of every page costs a sixth of the time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: true },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: await presentBrowser(), args: chromiumFlags },
  },
})
