import type { Db } from '@cauce/database/connection'
import type { ErrorCode, ErrorDetails } from '@cauce/domain/errors'

export type FeedFacts = {
  about: 'shipment-feed'
  merchantName: string
  recipientName: string
  code: ErrorCode
  details: ErrorDetails
  fileName: string | null
}

/** What a letter about a shipment file that could not be read says; nothing for somebody who was shut out since. The key ends with the recipient's id. */
export async function feedFacts(
  db: Db,
  { id, merchantName }: { id: string; merchantName: string },
  key: string,
): Promise<FeedFacts | null> {
  const [, recipientId = ''] = key.split('/')
  const row = await db
    .selectFrom('shipment_reading as r')
    .innerJoin('app_user as recipient', (join) => join.on('recipient.id', '=', recipientId))
    .select(['r.failure', 'r.failure_details', 'r.file_name', 'recipient.first_name', 'recipient.disabled_at'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row || row.failure === null || row.disabled_at !== null) return null
  return {
    ...{ about: 'shipment-feed', merchantName, recipientName: row.first_name, code: row.failure as ErrorCode },
    ...{ details: row.failure_details as ErrorDetails, fileName: row.file_name },
  }
}
