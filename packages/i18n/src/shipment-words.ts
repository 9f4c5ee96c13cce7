import type { FeedAuthorisation, ReadingSource, ReadingState } from '@cauce/domain/orders/shipments/states'
import { m } from './messages.ts'
import type { Words } from './words.ts'

export const readingSourceWords: Words<ReadingSource> = {
  drop: m.shipments_source_drop,
  https: m.shipments_source_https,
  upload: m.shipments_source_upload,
}

export const readingStateWords: Words<ReadingState> = {
  reading: m.shipments_state_reading,
  shipping: m.shipments_state_shipping,
  done: m.shipments_state_done,
  tried: m.shipments_state_tried,
  nothing: m.shipments_state_nothing,
  failed: m.shipments_state_failed,
}

export const feedAuthorisationWords: Words<FeedAuthorisation> = {
  none: m.shipments_feed_none_needed,
  basic: m.shipments_feed_basic,
  bearer: m.shipments_feed_bearer,
}
