import type { CauceClient } from '@cauce/client/client'

export type Outcome = { state: 'confirmed' | 'dead'; deadReason: string | null }

/**
 * Waits until the shopper has finished or the offer has died. Events only say that something changed: what is so is
 * asked. It is asked once when the stream opens too, and whenever it opens again, so that nothing is missed before.
 */
export function follow(cauce: CauceClient, id: string): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  const look = async () => {
    const { state, deadReason } = await cauce.financings.get.query({ id })
    if (state !== 'live') resolve({ state, deadReason })
  }
  const stream = cauce.live.changes.subscribe(undefined, {
    onData: ({ data: { subjectKind, subjectId } }) => {
      if (subjectKind === 'live' || subjectId === id) look().catch(reject)
    },
    onError: reject,
  })
  return promise.finally(() => stream.unsubscribe())
}
