import { refuseUnless } from '@cauce/domain/errors'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { ofSession } from './session-ended.ts'

/** Notes in the log that the acting person's session was begun, with from where. */
export const recordSignIn = operation({
  name: 'access.sign-in',
  permission: 'account.own',
  input: z.void(),
  async run({ actor, record }) {
    refuseUnless(actor.sessionId, 'not-signed-in')
    await record(ofSession(actor, actor.sessionId))
  },
})
