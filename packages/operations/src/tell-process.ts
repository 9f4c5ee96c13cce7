import type { Tx } from '@cauce/database/connection'
import type { ProcessCommand } from '@cauce/workflows/command'
import { sql } from 'kysely'

export const outboxTask = 'tell-process'

/**
 * Hands a command to a process, through the outbox: it is delivered after this transaction commits, as often as it
 * takes, and a repeat with the same key changes nothing.
 */
export async function tellProcess(tx: Tx, command: ProcessCommand): Promise<void> {
  await sql`select outbox_add(${outboxTask}, ${JSON.stringify(command)}::json, ${command.key})`.execute(tx)
}

/** The same for several at once, in one statement. */
export async function tellProcesses(tx: Tx, commands: readonly ProcessCommand[]): Promise<void> {
  if (commands.length === 0) return
  await sql`
    select outbox_add(${outboxTask}, command, command ->> 'key')
    from json_array_elements(${JSON.stringify(commands)}::json) as command`.execute(tx)
}
