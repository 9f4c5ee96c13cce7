import { listLog } from '@cauce/operations/access/log/list-log'
import { logChain } from '@cauce/operations/access/log/log-chain'
import { logActions, logActors } from '@cauce/operations/access/log/log-choices'
import { logViews } from '@cauce/operations/access/log/log-views'
import { mutation, query, router } from './trpc.ts'

export const log = router({
  list: query(listLog),
  actors: query(logActors),
  actions: query(logActions),
  chain: query(logChain),
  views: query(logViews.list),
  saveView: mutation(logViews.save),
  removeView: mutation(logViews.remove),
})
