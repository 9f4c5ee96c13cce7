import type { Tx } from '@cauce/database/connection'

/**
 * Locks whoever has a merchant's administration, the one who is awaited too, with somebody else where one is meant: all in
 * one order, so that two who change it never wait for each other. It comes before the lock of any one of them.
 */
export async function lockAdministrators(
  tx: Tx,
  { merchantId, with: other = null }: { merchantId: string; with?: string | null | undefined },
): Promise<{ id: string; hasCome: boolean }[]> {
  const rows = await tx
    .selectFrom('app_user')
    .select(['id', 'email_verified'])
    .where('merchant_id', '=', merchantId)
    .where(({ eb, or }) => or([eb('role', '=', 'merchant-administrator'), eb('id', '=', other)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id, email_verified }) => ({ id, hasCome: email_verified }))
}
