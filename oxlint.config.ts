import { basename } from 'node:path'
import { defineConfig, type OxlintOverride } from 'oxlint'

/**
 * Who may import whom: for each workspace the workspaces it may import, and after `types` those it may only
 * `import type` from. What is imported must also be declared in its package.json; turbo boundaries checks that.
 */
const mayImport: Record<string, { from: string[]; types?: string[]; never?: string[] }> = {
  'packages/domain': { from: [] },
  'packages/ui': { from: [] },
  'packages/embedded': { from: ['domain'] },
  'packages/i18n': { from: ['domain'] },
  'packages/database': { from: ['domain'] },
  'packages/documents': { from: ['domain', 'i18n'] },
  'packages/gateways': { from: ['domain'] },
  'packages/server': { from: ['domain', 'database'] },
  'packages/operations': { from: ['domain', 'database', 'workflows'] },
  'packages/rpc': { from: ['domain', 'operations'] },
  'packages/client': { from: ['domain'], types: ['rpc'] },
  'packages/testing': { from: ['domain', 'database', 'embedded'] },
  // Workflow code must give the same commands when it is replayed: nothing that reads a clock, a file or a socket.
  workflows: { from: ['domain'], never: ['node:*', 'zod', 'zod/**', '@temporalio/client', '@temporalio/worker'] },
  'apps/api': { from: ['domain', 'i18n', 'database', 'operations', 'server', 'rpc', 'documents', 'gateways'] },
  'apps/worker': { from: ['domain', 'i18n', 'database', 'operations', 'server', 'workflows', 'documents', 'gateways'] },
  'apps/backoffice': { from: ['domain', 'i18n', 'ui'], types: ['rpc'] },
  // The shopper's page is small: schemas and the phone library stay on the server.
  'apps/checkout': {
    from: ['domain', 'i18n', 'ui'],
    types: ['rpc'],
    never: ['zod', 'zod/**', 'libphonenumber-js', 'libphonenumber-js/**'],
  },
  'apps/sandbox': { from: ['ui'] },
  'examples/phone-sales': { from: ['client'] },
  'apps/launcher': { from: ['domain', 'database', 'operations', 'embedded', 'server'] },
}

/** Tests may also use the test helpers, a database and the outside world's sandbox, and talk to servers as a client does. */
const inTests = ['testing', 'sandbox', 'embedded', 'database', 'client']

const workspaceNames = Object.keys(mayImport).map((workspace) => basename(workspace))
const everyFileOf = (name: string) => [`@cauce/${name}`, `@cauce/${name}/**`]

/** Tests, and what a folder named `testing` or `tests` holds for them. */
const test = '{*.test.{ts,tsx},testing/**,tests/**}'

/** Lines of the log are sealed: who does something that it tells writes it where the operations are. */
const logWriting = {
  group: ['@cauce/operations/write-log'],
  message: 'Only operations write the log: see docs/decisions/0009.',
}

function rules(workspace: string, extra: string[] = []): OxlintOverride['rules'] {
  const { from, types = [], never = [] } = mayImport[workspace] ?? { from: [] }
  const allowed = new Set([basename(workspace), ...from, ...types, ...extra])
  const others = workspaceNames.filter((name) => !allowed.has(name))
  const patterns = [
    { group: others.flatMap(everyFileOf), message: `${workspace} may not import this: see oxlint.config.ts.` },
    ...types.map((name) => ({
      group: everyFileOf(name),
      allowTypeImports: true,
      message: `${workspace} may only \`import type\` this: see oxlint.config.ts.`,
    })),
    ...(workspace === 'packages/operations' ? [] : [logWriting]),
    ...(never.length > 0 && extra.length === 0
      ? [{ group: never, allowTypeImports: true, message: `${workspace} may not import this: see oxlint.config.ts.` }]
      : []),
  ]
  return { 'no-restricted-imports': ['error', { patterns }] }
}

export default defineConfig({
  plugins: ['typescript'],
  // Style and correctness are biome's; oxlint is here for what needs types, and for the boundaries.
  categories: { correctness: 'off' },
  ignorePatterns: ['**/dist/**', '**/.types/**', '**/paraglide/**'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
  },
  overrides: Object.keys(mayImport).flatMap((workspace) => [
    { files: [`${workspace}/**`], excludeFiles: [`${workspace}/**/${test}`], rules: rules(workspace) },
    { files: [`${workspace}/**/${test}`], rules: rules(workspace, inTests) },
  ]),
})
