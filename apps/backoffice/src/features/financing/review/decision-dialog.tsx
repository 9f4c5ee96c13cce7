import { longest } from '@cauce/domain/limits'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { Textarea } from '@cauce/ui/textarea'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createSignal, on } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import type { Review } from './review-card.tsx'

/** Says what the decision sets off, and takes a note for the financing's page. */
export function DecisionDialog(props: {
  review: Review
  decision: 'accept' | 'decline'
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const queryClient = useQueryClient()
  const [note, setNote] = createSignal('')
  // What was typed about one is not said of the next.
  createEffect(
    on(
      () => props.review.id,
      () => setNote(''),
    ),
  )
  const said = () => ({
    reference: props.review.reference,
    name: props.review.customerName,
    amount: money(props.review.totalCents),
    today: money(props.review.plan?.dueTodayCents ?? 0),
  })
  const acceptConsequence = () =>
    props.review.plan?.dueTodayCents
      ? m.financing_review_accept_consequence(said())
      : m.financing_review_accept_consequence_later(said())
  const accepts = () => props.decision === 'accept'
  const decide = async () => {
    const { reference } = said()
    const text = accepts() ? m.financing_review_accepted({ reference }) : m.financing_review_declined({ reference })
    await api.financings.decideReview.act({
      id: props.review.id,
      decision: props.decision,
      ...(note().trim() && { note: note().trim() }),
    })
    setNote('')
    showToast({ text, meaning: 'good' })
    await queryClient.invalidateQueries({ queryKey: api.financings.reviews.key() })
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      danger={!accepts()}
      title={accepts() ? m.financing_review_accept_title(said()) : m.financing_review_decline_title(said())}
      consequence={accepts() ? acceptConsequence() : m.financing_review_decline_consequence(said())}
      confirmLabel={accepts() ? m.financing_review_accept() : m.financing_review_decline()}
      onConfirm={decide}
      errorText={failureText}
    >
      <Field class="mt-4" label={m.financing_review_note()} optionalText={m.financing_optional()}>
        <Textarea value={note()} onChange={setNote} maxLength={longest.note} />
      </Field>
    </ConfirmDialog>
  )
}
