import type { FinancingCommand } from './financing/contract.ts'
import type { InstalmentsCommand } from './payments/contract.ts'
import type { RefundCommand } from './refunds/contract.ts'
import type { ShipmentsCommand } from './shipments/contract.ts'
import type { WebhookCommand } from './webhooks/contract.ts'

/** What can be said to each kind of process: one line for each kind. How one is added: docs/operations.md. */
type Commands = {
  financing: FinancingCommand
  instalments: InstalmentsCommand
  refund: RefundCommand
  shipments: ShipmentsCommand
  webhook: WebhookCommand
}

export type ProcessName = keyof Commands

/** What can be said to a process: to any, or to those that are named. */
export type ProcessCommand<Name extends ProcessName = ProcessName> = { [N in Name]: Commands[N] }[Name]
