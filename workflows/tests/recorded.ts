import { deathReasons } from '@cauce/domain/financing/states'
import { webhookFailures } from '@cauce/domain/webhooks/states'
import type * as workflows from '@cauce/workflows/index'
import type { InstalmentsEnd } from '@cauce/workflows/payments/contract'
import type { RefundEnd } from '@cauce/workflows/refunds/contract'
import type { ShipmentsEnd } from '@cauce/workflows/shipments/contract'
import { scenarioNames as disbursements } from './disbursement-scenarios.ts'
import type { RecordedHistory } from './histories.ts'
import { scenarioNames as invoices } from './invoice-stage.ts'
import { scenarioNames as payments } from './payment-scenarios.ts'
import { scenarioNames as refunds } from './refund-scenarios.ts'
import { scenarioNames as financings } from './scenarios.ts'
import { scenarioNames as feedRuns } from './shipment-feed-stage.ts'
import { scenarioNames as shipments } from './shipment-scenarios.ts'
import { scenarioNames as webhooks } from './webhook-scenarios.ts'

/** By folder of histories/: the ways a process may go, and what no payload of it says. */
export const kept: Record<string, { scenarios: readonly string[]; untold: RegExp }> = {
  financing: { scenarios: financings, untold: /@|\+34|phone|email|firstName|lastName|documentNumber/i },
  payments: { scenarios: payments, untold: /cents|last4|pm_|@|\+34|phone/i },
  refunds: { scenarios: refunds, untold: /cents|iban|last4|@|\+34|phone/i },
  disbursement: { scenarios: disbursements, untold: /cents|iban|@|\+34/i },
  invoices: { scenarios: invoices, untold: /cents|@|\+34/i },
  shipments: { scenarios: [...shipments, ...feedRuns], untold: /https?:|csv|xlsx|@|\+34/i },
  // Nor the time: an attempt that is late goes by its own clock.
  webhooks: { scenarios: webhooks, untold: /whsec_|https?:|@|\+34|\d{4}-\d\d-\d\dT/i },
}

/** The compiler notices one that is left out. */
const every = <End extends string>(ends: Record<End, true>): string[] => Object.keys(ends)

/** How each workflow may end; `goes-on`: in a new run. */
export const ends: Record<keyof typeof workflows, readonly string[]> = {
  financing: ['confirmed', ...deathReasons, 'goes-on'],
  instalments: every<InstalmentsEnd | 'goes-on'>({ paid: true, withdrawn: true, cancelled: true, 'goes-on': true }),
  refund: every<RefundEnd | 'goes-on'>({ paid: true, 'goes-on': true }),
  webhookDelivery: ['delivered', ...webhookFailures, 'goes-on'],
  disbursementRun: ['prepared', 'nothing', 'failed', 'nobody', 'goes-on', 'terminated'],
  disbursement: ['prepared', 'nothing', 'failed'],
  invoiceRun: ['issued', 'nothing', 'failed', 'nobody', 'goes-on'],
  shipmentFeedRun: ['begun', 'failed', 'nobody', 'goes-on'],
  shipments: every<ShipmentsEnd | 'goes-on'>({ shipped: true, nothing: true, 'goes-on': true }),
}

/** Which workflow a history is of, and how it ended: a run over many may have ended in several ways. */
export function endOf({ events = [] }: RecordedHistory): { workflow: string; ends: string[] } {
  const workflow = events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? ''
  const last = events?.at(-1)
  if (last?.workflowExecutionContinuedAsNewEventAttributes) return { workflow, ends: ['goes-on'] }
  if (last?.workflowExecutionTerminatedEventAttributes) return { workflow, ends: ['terminated'] }
  const [result] = last?.workflowExecutionCompletedEventAttributes?.result?.payloads ?? []
  if (!result?.data) return { workflow, ends: ['failed'] }
  return { workflow, ends: endsIn(JSON.parse(Buffer.from(result.data).toString())) }
}

function endsIn(result: string | { id: string | null } | Record<string, number>): string[] {
  if (typeof result === 'string') return [result]
  if ('id' in result) return [result.id === null ? 'nothing' : 'prepared']
  const counted = Object.keys(result).filter((end) => Number(result[end]) > 0)
  return counted.length > 0 ? counted : ['nobody']
}
