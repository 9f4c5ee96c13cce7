import { defineConfig } from 'vitest/config'

/**
 * `unit` needs nothing running, `database` one Postgres for all its files, `processes` Temporal servers as well, one
 * file at a time. Tests whose name ends in `.process.test.ts`, and all of workflows/, are of the last kind.
 */
const withPostgres = [
  'packages/{database,operations,rpc,testing}/**/*.test.ts',
  'apps/{api,worker}/**/*.test.ts',
  'apps/launcher/src/demo/**/*.test.ts',
]
const withTemporal = ['**/*.process.test.ts', 'workflows/**/*.test.ts']
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
          name: 'processes',
          include: withTemporal,
          exclude: never,
          globalSetup: '@cauce/testing/global-setup',
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
})
