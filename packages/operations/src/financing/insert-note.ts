import type { Tx } from '@cauce/database/connection'

export async function insertNote(
  tx: Tx,
  note: { merchantId: string; financingId: string; authorId: string; body: string },
  now: string,
): Promise<string> {
  const { id } = await tx
    .insertInto('note')
    .values({
      merchant_id: note.merchantId,
      subject_kind: 'financing',
      subject_id: note.financingId,
      author_id: note.authorId,
      body: note.body,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
