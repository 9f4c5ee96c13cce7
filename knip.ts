import type { KnipConfig } from 'knip'

/** A package's `exports` name every file; even so an export must be used by somebody. */
const library = { includeEntryExports: true }

const config: KnipConfig = {
  // Exported so that a test or a reader can name it, and used where it stands.
  ignoreExportsUsedInFile: true,
  // Called by the bundler, which knows it by its path.
  ignoreIssues: { 'workflows/tests/alter-source.ts': ['exports'] },
  workspaces: {
    '.': {
      // The bare servers are started by the bench as processes of their own.
      entry: ['bench/{main,bare-list,guarded-list}.ts', 'e2e/**/*.spec.ts', 'tests/**/*.test.ts'],
    },
    'packages/*': library,
    workflows: {
      ...library,
      entry: ['tests/{alter-source,record-histories}.ts'],
    },
    'packages/i18n': {
      ...library,
      entry: ['scripts/*.ts'],
      // Loaded by the message compiler from the path in project.inlang/settings.json.
      ignoreDependencies: ['@inlang/plugin-message-format'],
    },
    'packages/database': {
      ...library,
      // Migrations export what the migrator calls by name.
      ignore: ['src/migrations/*.ts'],
    },
    'apps/launcher': {
      entry: [
        // Started through run.mjs by package.json's scripts, and by docker-compose.yml.
        'src/{start,reset,migrate,verify-log}.ts',
        'run.mjs',
        'src/quality/{check,test}.ts',
        // Preloaded into every child by name.
        'src/follow-launcher.ts',
      ],
    },
    'apps/sandbox': {
      // Loaded by the frames' HTML.
      entry: ['web/frame/{card,challenge}.ts', 'web/{frame,page}/*.css'],
    },
    // Read and started by people, and by a browser test.
    'examples/*': { entry: ['src/main.ts'] },
    // Started by the launcher by name.
    'apps/api': { entry: ['src/main.ts'] },
    'apps/worker': { entry: ['src/main.ts'] },
  },
}

export default config
