import type * as workflows from '@cauce/workflows/index'
import type { Alteration } from './alter-source.ts'

/** Two texts that change places. */
const exchanged = (one: string, other: string): Alteration['texts'] => [
  [one, other],
  [other, one],
]

type Swap = Alteration & {
  /** The recorded execution that goes through both steps. */
  history: string
}

const paysAll = `  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const due of open) end[await payOne(due)] += 1
    }),
  )
`
const goesOn = `  if (next !== null) await continueAsNew<typeof disbursementRun>({ slot, after: next, paid: end })
`
const listsWhatWasPrepared = `  upsertSearchAttributes([
    ...(prepared ? [{ key: reference, value: prepared.number }] : []),
    { key: state, value: prepared ? 'prepared' : 'nothing' },
  ])
`

/** For each workflow two of its steps, the wrong way round. */
export const swaps: Record<keyof typeof workflows, Swap> = {
  financing: {
    ...{ history: 'financing/confirmed', file: '../src/financing/settle-card.ts' },
    texts: exchanged('records.decideCredit(', 'records.confirm('),
  },
  instalments: {
    ...{ history: 'payments/paid', file: '../src/payments/workflow.ts' },
    texts: [
      [
        'collecting.collectCharge(state.plan, chargeId, now())',
        'records.settleCharge(state.plan, chargeId, null, now())',
      ],
      [
        'records.settleCharge(state.plan, chargeId, answer ?? null, now())',
        'collecting.collectCharge(state.plan, chargeId, now())',
      ],
    ],
  },
  refund: {
    ...{ history: 'refunds/given-back', file: '../src/refunds/workflow.ts' },
    texts: exchanged('errands.giveBackPart(', 'records.settleRefundPart('),
  },
  webhookDelivery: {
    ...{ history: 'webhooks/delivered', file: '../src/webhooks/workflow.ts' },
    texts: [
      ['await openWebhookDelivery(delivery)', 'await errands().attemptWebhook(delivery, { number: 1 })'],
      ['await attemptWebhook(delivery, attempt)', 'await openWebhookDelivery(delivery)'],
    ],
  },
  disbursementRun: {
    ...{ history: 'disbursement/more-than-a-page.run.1', file: '../src/disbursement/workflow.ts' },
    texts: exchanged(paysAll, goesOn),
  },
  disbursement: {
    ...{ history: 'disbursement/prepared.merchant', file: '../src/disbursement/workflow.ts' },
    texts: [
      [
        'const prepared = await',
        "upsertSearchAttributes([{ key: state, value: 'prepared' }])\n  const prepared = await",
      ],
      [listsWhatWasPrepared, ''],
    ],
  },
  invoiceRun: {
    ...{ history: 'invoices/invoices-issued', file: '../src/invoices/workflow.ts' },
    texts: exchanged('await invoicesDue(', 'await issueInvoice('),
  },
  shipmentFeedRun: {
    ...{ history: 'shipments/feeds-begun', file: '../src/shipments/run.ts' },
    texts: exchanged('await shipmentFeedsDue(', 'await beginShipmentReading('),
  },
  shipments: {
    ...{ history: 'shipments/read-and-shipped', file: '../src/shipments/workflow.ts' },
    texts: exchanged('await openShipmentReading(', 'await readShipmentFile('),
  },
}
