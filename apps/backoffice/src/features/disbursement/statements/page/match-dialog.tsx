import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { entryDifferenceTexts } from '@cauce/i18n/statement-words'
import { wordOf } from '@cauce/i18n/words'
import { Button } from '@cauce/ui/button'
import { Dialog } from '@cauce/ui/dialog'
import { RadioCard } from '@cauce/ui/radio-card'
import { Skeleton } from '@cauce/ui/skeleton'
import { showToast } from '@cauce/ui/toast'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api, type Outputs } from '../../../../api/api.ts'
import { failureOf } from '../../../../api/failure.ts'
import { failureText } from '../../../../api/failure-text.ts'
import { QueryFailed } from '../../../../api/query-failed.tsx'
import { useQuery } from '../../../../api/use-query.ts'
import { stateName } from '../../state.tsx'
import type { Entry } from '../row.ts'
import { amountOf } from './columns.tsx'

type Candidate = Outputs['statements']['paymentsFor'][number]

/** Asks finance of which payment an entry is, among those of its amount. */
export default function MatchDialog(props: { entry: Entry; onClose: () => void; onMatched: () => void }) {
  const candidates = useQuery(() => api.statements.paymentsFor.queryOptions({ id: props.entry.id }))
  const [chosen, setChosen] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
  const match = async () => {
    const payment = candidates.data?.find(({ id }) => id === chosen())
    if (!payment) return setFailure(m.statements_match_choose())
    setBusy(true)
    setFailure(undefined)
    try {
      await api.statements.match.act({ id: props.entry.id, disbursementId: payment.id })
      showToast({ text: m.statements_matched({ number: payment.number }), meaning: 'good' })
      props.onMatched()
      props.onClose()
    } catch (error) {
      setFailure(refusalText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !busy() && props.onClose()}
      size="md"
      title={m.statements_match()}
      description={m.statements_match_consequence({ amount: amountOf(props.entry), day: date(props.entry.bookedOn) })}
      footer={
        <>
          <Button data-first="" disabled={busy()} onClick={() => props.onClose()}>
            {m.shell_cancel()}
          </Button>
          <Button
            variant="primary"
            busy={busy()}
            disabled={!candidates.isSuccess || candidates.data.length === 0}
            onClick={() => void match()}
          >
            {m.statements_match_confirm()}
          </Button>
        </>
      }
    >
      <div class="mt-3">
        <Switch fallback={<Skeleton class="h-20 w-full" />}>
          <Match when={candidates.isError}>
            <QueryFailed of={candidates} />
          </Match>
          <Match when={candidates.isSuccess && candidates.data.length === 0}>
            <p class="text-pretty">{m.statements_match_none()}</p>
          </Match>
          <Match when={candidates.isSuccess && candidates.data}>
            {(found) => (
              <fieldset class="grid gap-2">
                <legend class="sr-only">{m.statements_match()}</legend>
                <For each={found()}>
                  {(payment) => (
                    <RadioCard
                      name="payment"
                      value={payment.id}
                      checked={chosen() === payment.id}
                      onChange={setChosen}
                      label={payment.number}
                      detail={`${payment.merchantName} · ${date(payment.day)} · ${stateName(payment.state)}. ${becomes(payment)}`}
                    />
                  )}
                </For>
              </fieldset>
            )}
          </Match>
        </Switch>
        <Show when={failure()}>
          <p role="alert" class="mt-3 text-bad-fg">
            {failure()}
          </p>
        </Show>
      </div>
    </Dialog>
  )
}

/** What does not fit is said besides: another entry may have taken the payment meanwhile. */
function refusalText(error: unknown): string {
  const { difference } = failureOf(error).details
  const why = wordOf(entryDifferenceTexts, String(difference))
  return [failureText(error), ...(why ? [why] : [])].join(' ')
}

function becomes({ to }: Candidate): string {
  if (to === null) return m.statements_match_stays()
  return to === 'paid' ? m.statements_match_becomes_paid() : m.statements_match_becomes_rejected()
}
