import { runCommand } from './run-command.ts'

type Check = { name: string; command: readonly string[] }

/** Everything that is known without running the product; messages come first, because the types need them. */
const checks: readonly Check[] = [
  { name: 'messages', command: ['turbo', 'run', 'generate', '--output-logs=errors-only'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint and format', command: ['biome', 'check'] },
  { name: 'promises and import rules', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'declared imports', command: ['turbo', 'boundaries'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'unused messages', command: ['node', 'packages/i18n/scripts/unused-messages.ts'] },
]

export type Tally = { passed: number; failed: number; skipped?: readonly string[]; failures?: readonly string[] }

/** Runs every check, also after one has failed, and shows the output of those that fail. */
export async function runChecks(): Promise<Tally> {
  const failures: string[] = []
  for (const { name, command } of checks) {
    const { passed, output, seconds } = await runCommand(command)
    if (!passed) failures.push(name)
    console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)${passed ? '' : `\n${output.trim()}\n`}`)
  }
  return { passed: checks.length - failures.length, failed: failures.length, failures }
}
