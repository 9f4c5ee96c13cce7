import { refuseUnless } from '@cauce/domain/errors'
import { NewNote, NoteId } from '@cauce/domain/financing/schema'
import { operation } from '../operation.ts'
import { insertNote } from './insert-note.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'

const notesAtMost = 200

/** Writes a note on a financing. Refuses with `not-found` or `limit-reached` (limit). */
export const addNote = operation({
  name: 'financing.add-note',
  permission: 'financings.note',
  input: NewNote,
  async run({ tx, actor, now, record }, { id, body }) {
    const financing = await lockFinancing(tx, id)
    const { kept } = await tx
      .selectFrom('note')
      .select(({ fn }) => fn.countAll<number>().as('kept'))
      .where('subject_kind', '=', 'financing')
      .where('subject_id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
    refuseUnless(kept < notesAtMost, 'limit-reached', { limit: notesAtMost })
    const noteId = await insertNote(
      tx,
      { merchantId: financing.merchant_id, financingId: id, authorId: actor.userId, body },
      now,
    )
    await record({
      ...ofFinancing(financing),
      after: { noteId },
    })
    return { id: noteId }
  },
})

/** Takes one's own note away. Refuses with `not-found`, also for somebody else's. */
export const removeNote = operation({
  name: 'financing.remove-note',
  permission: 'financings.note',
  input: NoteId,
  async run({ tx, actor, now, record }, { id }) {
    const note = await tx
      .updateTable('note')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('author_id', '=', actor.userId)
      .where('subject_kind', '=', 'financing')
      .where('removed_at', 'is', null)
      .returning('subject_id')
      .executeTakeFirst()
    refuseUnless(note, 'not-found')
    const financing = await lockFinancing(tx, note.subject_id)
    await record({
      ...ofFinancing(financing),
      before: { noteId: id },
    })
    return { id }
  },
})
