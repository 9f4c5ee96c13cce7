import { z } from 'zod'
import { Changed, ChangedMany, count, ids, line, shopper } from './answers.ts'
import { described } from './described.ts'

/** The actions on financings. */
export const acting = [
  described('financings.send', {
    summary: 'Send a financing',
    description:
      'Stores the order with its shopper and sends the shopper a text with the payment link. Follow it with `live.changes` until it is confirmed or dead.',
    refuses: [
      'not-found',
      'product-not-offered',
      'total-out-of-range',
      'instalments-not-offered',
      'reference-taken',
      'idempotency-key-reused',
    ],
    exampleInput: {
      centreId: ids.centre,
      reference: 'ENG-2026-118',
      productId: ids.product,
      shopper,
      lines: [line],
    },
    answer: Changed,
    exampleAnswer: { id: ids.financing },
  }),
  described('financings.sendAgain', {
    summary: 'Offer a dead financing’s order once more',
    description: 'Makes a new financing with today’s terms, to the same phone and e-mail.',
    refuses: [
      'not-found',
      'move-not-allowed',
      'product-not-offered',
      'total-out-of-range',
      'instalments-not-offered',
      'idempotency-key-reused',
    ],
    exampleInput: { id: ids.financing },
    answer: Changed,
    exampleAnswer: { id: ids.other },
  }),
  described('financings.resendLink', {
    summary: 'Send the payment link once more',
    description: 'The same link, or a fresh one where it had run out. `left` says how often it may still be sent.',
    refuses: [
      'not-found',
      'not-live',
      'claimed-by-shopper',
      'resend-limit-reached',
      'resend-too-soon',
      'idempotency-key-reused',
    ],
    exampleInput: { id: ids.financing },
    answer: z.object({ sends: count, left: count }),
    exampleAnswer: { sends: 2, left: 8 },
  }),
  described('financings.archive', {
    summary: 'Archive financings',
    description: 'Takes them out of the list’s first tab. Answers with those that were not archived before.',
    refuses: ['not-found', 'idempotency-key-reused'],
    exampleInput: { ids: [ids.financing] },
    answer: ChangedMany,
    exampleAnswer: { ids: [ids.financing] },
  }),
  described('financings.unarchive', {
    summary: 'Bring archived financings back',
    refuses: ['not-found', 'idempotency-key-reused'],
    exampleInput: { ids: [ids.financing] },
    answer: ChangedMany,
    exampleAnswer: { ids: [ids.financing] },
  }),
  described('financings.withdraw', {
    summary: 'Withdraw a live financing',
    description: 'It is dead at once and its link with it; its order stays awaited.',
    refuses: ['not-found', 'not-live', 'claimed-by-shopper', 'idempotency-key-reused'],
    exampleInput: { id: ids.financing },
    answer: Changed,
    exampleAnswer: { id: ids.financing },
  }),
  described('financings.addNote', {
    summary: 'Write a note on a financing',
    description: 'Answers with the id of the note.',
    refuses: ['not-found', 'limit-reached', 'idempotency-key-reused'],
    exampleInput: { id: ids.financing, body: 'Prefers calls after 17:00.' },
    answer: Changed,
    exampleAnswer: { id: ids.note },
  }),
  described('financings.removeNote', {
    summary: 'Remove a note of one’s own',
    refuses: ['not-found', 'idempotency-key-reused'],
    exampleInput: { id: ids.note },
    answer: Changed,
    exampleAnswer: { id: ids.note },
  }),
  described('financings.saveView', {
    summary: 'Save a filter under a name',
    refuses: ['view-name-taken', 'limit-reached', 'idempotency-key-reused'],
    exampleInput: { name: 'Live today', query: 'states=live' },
    answer: Changed,
    exampleAnswer: { id: ids.other },
  }),
  described('financings.removeView', {
    summary: 'Remove a saved filter of one’s own',
    refuses: ['not-found', 'idempotency-key-reused'],
    exampleInput: { id: ids.other },
    answer: Changed,
    exampleAnswer: { id: ids.other },
  }),
]
