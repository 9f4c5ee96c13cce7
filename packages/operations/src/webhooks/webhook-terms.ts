import { deliveriesKeptForDays } from '@cauce/domain/webhooks/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** What holds for all webhooks of this installation: for how many days deliveries are kept. */
export const webhookTerms = reading({
  name: 'webhooks.terms',
  permission: 'webhooks.manage',
  input: z.void(),
  run: async ({ webhooks }) => ({ keptDays: webhooks().keptDays ?? deliveriesKeptForDays }),
})
