import { retryAfterSeconds } from '@cauce/domain/webhooks/retries'
import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import { heardKeys } from '../process/heard-keys.ts'
import { merchant, reference, state } from '../process/search-keys.ts'
import { errandOptions, recordOptions, retryUntilItAnswers } from '../process/steps.ts'
import type { WebhookErrands, WebhookRecords, WebhookTerms } from './activities.ts'
import {
  type WebhookDeliveryEnd,
  type WebhookDeliveryProcess,
  type WebhookSignals,
  webhookTaskQueue,
} from './contract.ts'

const { openWebhookDelivery } = proxyLocalActivities<WebhookRecords>(recordOptions)

/** What the other side does is an outcome and no failure: this is repeated only while a part of ours is away, or busy. */
const errands = () =>
  proxyActivities<WebhookErrands>({
    ...errandOptions,
    taskQueue: webhookTaskQueue(workflowInfo().taskQueue),
    retry: retryUntilItAnswers,
  })

/** What came in since it was last looked at. */
type News = { asked: boolean; ended: boolean }

/**
 * Delivers one event to one endpoint: at once, then with pauses that grow over three days. Sent again by hand it begins
 * anew, also while it waits. The facts are the database's, which says whether the endpoint still takes anything.
 */
export async function webhookDelivery({ delivery }: WebhookDeliveryProcess): Promise<WebhookDeliveryEnd> {
  const news: News = { asked: false, ended: false }
  const heard = heardKeys()
  setHandler(defineSignal<[WebhookSignals['deliver'] & { key: string }]>('deliver'), ({ key }) => {
    if (heard.isNew(key)) news.asked = true
  })
  setHandler(defineSignal<[WebhookSignals['ended']]>('ended'), () => {
    news.ended = true
  })

  for (;;) {
    news.asked = false
    news.ended = false
    const terms = await openWebhookDelivery(delivery)
    list(terms)
    const end = terms.end ?? (await tryUntilEnded(delivery, terms.attempts, news))
    if (end === null || news.asked) {
      if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof webhookDelivery>({ delivery })
      continue
    }
    listState(end === 'delivered' ? 'delivered' : 'failed')
    setCurrentDetails(`Ended: ${end}.`)
    return end
  }
}

/** Null when somebody sent it again, or ended it, while it waited: then it is read anew. */
async function tryUntilEnded(
  delivery: WebhookDeliveryProcess['delivery'],
  attempts: number,
  news: News,
): Promise<WebhookDeliveryEnd | null> {
  const { attemptWebhook } = errands()
  for (let tried = 0; ; tried += 1) {
    const retryInSeconds = retryAfterSeconds[tried] ?? null
    const attempt = { number: attempts + tried + 1, retryInSeconds }
    setCurrentDetails(`Sends for the ${attempt.number}. time.`)
    const { end } = await attemptWebhook(delivery, attempt)
    if (end !== null) return end
    // After the last one only a new round leaves it open, whose signal is on its way.
    const retryAt =
      retryInSeconds === null ? 'somebody says so' : new Date(Date.now() + retryInSeconds * 1000).toISOString()
    setCurrentDetails(`Not delivered yet; sends again at ${retryAt}. Send it again in the back office to try now.`)
    const hasNews = () => news.asked || news.ended
    if (retryInSeconds === null) await condition(hasNews)
    else await condition(hasNews, retryInSeconds * 1000, { summary: 'next attempt' })
    if (hasNews()) return null
  }
}

/** How it is found by those who look after it: by what it is about, never by where it goes. */
const list = (terms: WebhookTerms): void =>
  upsertSearchAttributes([
    ...(terms.reference === null ? [] : [{ key: reference, value: terms.reference }]),
    { key: merchant, value: terms.merchantName },
    { key: state, value: 'pending' },
  ])

const listState = (value: 'delivered' | 'failed'): void => upsertSearchAttributes([{ key: state, value }])
