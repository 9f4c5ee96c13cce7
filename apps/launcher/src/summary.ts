import { join } from 'node:path'
import type { DemoLogin } from './demo/load.ts'
import { env, stateFolder } from './env.ts'
import { addresses, type Surroundings } from './processes.ts'

/** What the user needs once everything runs: addresses, log-ins, where data lies and how to stop. */
export function summary(
  { ports, temporalUiUrl, dataFolder }: Surroundings,
  logins: readonly DemoLogin[],
  seconds: number,
): string {
  const at = addresses(ports)
  const rows = [
    ['Back office', at.backoffice],
    ['Checkout', `${at.checkout} (opened from the link in an SMS)`],
    ['Phone and mailbox', at.sandbox],
    ...(temporalUiUrl ? [['Temporal', temporalUiUrl]] : []),
    ['Data', env.databaseUrl ? 'DATABASE_URL' : dataFolder],
    ['Logs', join(stateFolder, 'logs')],
  ]
  const people = logins.map(({ role, email, password, language }) => [role, email, password, language])
  return [
    '',
    ...table(rows),
    ...(people.length > 0 ? ['', ...table([['Role', 'E-mail', 'Password', 'Language'], ...people])] : []),
    '',
    `Ready in ${readyIn(seconds)}. Ctrl-C stops everything and keeps the data; ${howToWipe()}.`,
  ].join('\n')
}

const howToWipe = (): string =>
  env.databaseUrl
    ? '`npm run reset` wipes what is kept here, not the database at DATABASE_URL'
    : '`npm run reset` wipes it'

/** A first start counts the installing, too. */
const readyIn = (seconds: number): string => {
  const installing = env.installSeconds
  if (installing === 0) return `${seconds.toFixed(1)} s`
  return `${(installing + seconds).toFixed(0)} s, ${installing} s of them for installing`
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}
