import { defineConfig } from 'vitest/config'

/**
 * `unit` needs nothing running, `database` one Postgres for all its files, `workflows` Temporal servers with time
 * skipped, `processes` both, once the others are done: tests whose name ends in `.process.test.ts`.
 */
const withPostgres = [
  'packages/{database,operations,rpc,testing}/**/*.test.ts',
  'apps/{api,worker}/**/*.test.ts',
  'apps/launcher/src/demo/**/*.test.ts',
]
const withTemporal = ['**/*.process.test.ts']
const never = ['**/node_modules/**', '**/dist/**', '**/.types/**', '**/.cauce/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,tests}/**/*.test.ts'],
          exclude: [...never, ...withPostgres, ...withTemporal],
        },
      },
      {
        test: {
          name: 'database',
          include: withPostgres,
          exclude: [...never, ...withTemporal],
          globalSetup: '@cauce/testing/global-setup',
        },
      },
      {
        test: {
          name: 'workflows',
          include: ['workflows/**/*.test.ts'],
          exclude: never,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'processes',
          include: withTemporal,
          exclude: never,
          globalSetup: '@cauce/testing/global-setup',
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
