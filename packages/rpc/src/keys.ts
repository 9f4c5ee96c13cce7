import { createKey } from '@cauce/operations/access/create-key'
import { listKeys } from '@cauce/operations/access/list-keys'
import { revokeKey } from '@cauce/operations/access/revoke-key'
import { mutation, query, router } from './trpc.ts'

export const keys = router({
  list: query(listKeys),
  create: mutation(createKey),
  revoke: mutation(revokeKey),
})
