import type { ErrorCode } from '@cauce/domain/errors'
import type { FeedAuthorisation, FeedSource } from '@cauce/domain/orders/shipments/states'
import type { Outputs } from '../../../../api/api.ts'

type Feed = Outputs['shipments']['feed']['feed']

export type Draft = {
  source: FeedSource
  url: string
  authorisation: FeedAuthorisation
  authorisedAs: string
  /** Empty where the one that is kept stays. */
  secret: string
  hour: number
  enabled: boolean
}

export const draftOf = (feed: Feed): Draft => ({
  source: feed?.source ?? 'https',
  url: feed?.url ?? '',
  authorisation: feed?.authorisation ?? 'none',
  authorisedAs: feed?.authorisedAs ?? '',
  secret: '',
  hour: feed?.hour ?? 6,
  enabled: feed?.enabled ?? true,
})

/** What is still missing, before it is sent. */
export function faultsOf(draft: Draft, feed: Feed): Partial<Record<'url' | 'authorisedAs' | 'secret', ErrorCode>> {
  if (draft.source === 'drop') return {}
  const { authorisation } = draft
  const isKept = Boolean(feed?.hasSecret) && feed?.authorisation === authorisation
  return {
    ...(draft.url.trim() === '' && { url: 'required' as const }),
    ...(authorisation === 'basic' && draft.authorisedAs.trim() === '' && { authorisedAs: 'required' as const }),
    ...(authorisation !== 'none' && draft.secret === '' && !isKept && { secret: 'required' as const }),
  }
}

export function feedOf({ source, url, authorisation, authorisedAs, secret, hour, enabled }: Draft) {
  if (source === 'drop') return { source, authorisation: 'none' as const, hour, enabled }
  return {
    ...{ source, url, authorisation, hour, enabled },
    ...(authorisation === 'basic' && { authorisedAs }),
    ...(authorisation !== 'none' && secret !== '' && { secret }),
  }
}
