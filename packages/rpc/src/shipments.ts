import { failedRows } from '@cauce/operations/orders/shipments/failed-rows'
import { listReadings } from '@cauce/operations/orders/shipments/list-readings'
import { readFeed } from '@cauce/operations/orders/shipments/read-feed'
import { readNow } from '@cauce/operations/orders/shipments/read-now'
import { readResult } from '@cauce/operations/orders/shipments/read-result'
import { seeToRow } from '@cauce/operations/orders/shipments/see-to-row'
import { setFeed } from '@cauce/operations/orders/shipments/set-feed'
import { mutation, query, router } from './trpc.ts'

/** Files of shipments: the daily one, what came of each, and the rows that somebody must see to. */
export const shipments = router({
  list: query(listReadings),
  result: query(readResult),
  failedRows: query(failedRows),
  seeToRow: mutation(seeToRow),
  feed: query(readFeed),
  setFeed: mutation(setFeed),
  readNow: mutation(readNow),
})
