import { ChangedWebhook } from '@cauce/domain/webhooks/schema'
import { changedFields } from '../changed-fields.ts'
import { operation } from '../operation.ts'
import { shownUrl } from './create-webhook.ts'
import { lockWebhook, ofWebhook } from './lock-webhook.ts'
import { refuseUnsendable } from './webhook-settings.ts'

/**
 * Changes where an endpoint is and what it is told; what is under way goes to the new address. Refuses with `not-found`,
 * or with `bad-input` at `url` as creating does.
 */
export const changeWebhook = operation({
  name: 'webhooks.change',
  permission: 'webhooks.manage',
  input: ChangedWebhook,
  async run({ tx, webhooks, record, unchanged }, { id, url, description, events }) {
    const endpoint = await lockWebhook(tx, id)
    const next = { url: refuseUnsendable(url, webhooks()), description, events }
    if (!changedFields(factsOf(endpoint), next)) {
      unchanged()
      return { id }
    }
    await tx.updateTable('webhook_endpoint').set(next).where('id', '=', id).execute()
    await record({ ...ofWebhook(endpoint), before: logged(endpoint), after: logged(next) })
    return { id }
  },
})

type Facts = { url: string; description: string; events: readonly string[] }

const factsOf = ({ url, description, events }: Facts): Facts => ({ url, description, events })
const logged = (facts: Facts): Facts => ({ ...factsOf(facts), url: shownUrl(facts.url) })
