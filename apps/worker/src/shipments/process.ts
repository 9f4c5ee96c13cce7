import { systemActor } from '@cauce/domain/access/scope'
import { endReading } from '@cauce/operations/orders/shipments/end-reading'
import { readingToDo } from '@cauce/operations/orders/shipments/reading-to-do'
import { shipRows } from '@cauce/operations/orders/shipments/ship-rows'
import type { ReadingAgenda, ShipmentSteps } from '@cauce/workflows/shipments/activities'
import { shipmentsWorkflow, shipmentsWorkflowId } from '@cauce/workflows/shipments/contract'
import type { Dependencies } from '../dependencies.ts'
import type { Process } from '../process.ts'
import { createReadShipmentFile } from './read-file.ts'

const isOpen = (state: string): state is 'reading' | 'shipping' => state === 'reading' || state === 'shipping'

/** The process that reads a shipment file and ships what it names; its contract is workflows/src/shipments/contract.ts. */
export const shipmentsProcess: Process<'shipments'> = {
  workflow: shipmentsWorkflow,
  workflowId: ({ reading }) => shipmentsWorkflowId(reading.id),
  args: ({ reading }) => [{ reading }],
  summary: 'A shipment file: it is read, and what it names is marked as shipped.',
  details: ({ reading }) =>
    `Facts: the merchant's page Shipments by file in the back office, reading ${reading.id}. What may be done here: docs/operations.md.`,
  matters: async (perform, { reading: { merchantId, id } }) =>
    isOpen((await perform(readingToDo, systemActor(merchantId), { id })).state),
  activities: createShipmentSteps,
}

function createShipmentSteps(dependencies: Dependencies): ShipmentSteps {
  const { perform } = dependencies
  return {
    async openShipmentReading({ merchantId, id }): Promise<ReadingAgenda> {
      const { merchantName, state, cause } = await perform(readingToDo, systemActor(merchantId), { id })
      return { merchantName, state: isOpen(state) ? state : 'ended', isPatient: cause === 'clock' }
    },
    readShipmentFile: createReadShipmentFile(dependencies),
    shipShipmentRows: ({ merchantId, id }, now) => perform(shipRows, systemActor(merchantId), { id }, { now }),
    async giveUpShipmentReading({ merchantId, id }, now) {
      const fault = { code: 'internal' as const }
      await perform(endReading, systemActor(merchantId), { id, isOwn: true, fault }, { now })
    },
  }
}
