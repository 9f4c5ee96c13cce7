import { date, money, rate, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Section } from '@cauce/ui/section'
import { createSignal, For, Index, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import type { Settings, Tariff } from '../row.ts'
import { TariffDialog } from './tariff-dialog.tsx'
import { useForm } from './use-form.ts'

const head = 'pb-1 font-medium'
const cell = 'border-line border-t py-1'

/** The tariff that holds, those that finance has planned, and those before. */
export function Tariffs(props: { settings: Settings }) {
  const session = useSession()
  const [setting, setSetting] = createSignal(false)
  const tariffs = () => props.settings.tariffs
  const sets = () => session.can('tariffs.set')
  return (
    <Section
      title={m.payout_tariff()}
      beside={
        <Show when={sets()}>
          <Button onClick={() => setSetting(true)}>{m.payout_tariff_new()}</Button>
        </Show>
      }
    >
      <Show when={tariffs().inForce} fallback={<p class="text-muted">{m.payout_tariff_none()}</p>}>
        {(tariff) => (
          <>
            <Tiers tariff={tariff()} title={m.payout_tariff_now({ date: date(tariff().validFrom) })} />
            <Show when={tariff().tiers.length > 1}>
              <p class="mt-2 text-muted text-sm">{m.payout_tariff_rule()}</p>
            </Show>
          </>
        )}
      </Show>
      {/* By place: a tariff that is read anew does not close what was asked about it. */}
      <Index each={tariffs().planned}>
        {(tariff) => (
          <div class="mt-4">
            <Tiers tariff={tariff()} title={m.payout_tariff_planned({ date: date(tariff().validFrom) })} />
            <Show when={sets()}>
              <Remove tariff={tariff()} merchantId={props.settings.merchant.id} />
            </Show>
          </div>
        )}
      </Index>
      <Show when={tariffs().former.length > 0}>
        <details class="mt-4">
          <summary class="cursor-pointer py-1">{m.payout_tariff_earlier()}</summary>
          <For each={tariffs().former}>
            {(tariff) => (
              <div class="mt-2">
                <Tiers tariff={tariff} title={m.payout_tariff_past({ date: date(tariff.validFrom) })} />
              </div>
            )}
          </For>
        </details>
      </Show>
      <Show when={setting()}>
        <TariffDialog settings={props.settings} onClose={() => setSetting(false)} />
      </Show>
    </Section>
  )
}

const Tiers = (props: { tariff: Tariff; title: string }) => (
  <table class="w-full border-separate border-spacing-0 text-left tabular-nums">
    <caption class="pb-1 text-left font-medium">{props.title}</caption>
    <thead class="text-muted text-sm">
      <tr>
        <th scope="col" class={head}>
          {m.payout_tier_instalments()}
        </th>
        <th scope="col" class={`${head} text-right`}>
          {m.payout_tier_from()}
        </th>
        <th scope="col" class={`${head} text-right`}>
          {m.payout_tier_rate()}
        </th>
      </tr>
    </thead>
    <tbody>
      <For each={props.tariff.tiers}>
        {(tier) => (
          <tr>
            <td class={cell}>{wholeNumber(Math.max(1, tier.fromInstalments))}</td>
            <td class={`${cell} text-right`}>{money(tier.fromCents)}</td>
            <td class={`${cell} text-right`}>{rate(tier.rateBp)}</td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
)

function Remove(props: { tariff: Tariff; merchantId: string }) {
  const form = useForm()
  const [open, setOpen] = createSignal(false)
  const validFrom = () => props.tariff.validFrom
  return (
    <>
      <Button class="mt-2" onClick={() => setOpen(true)}>
        {m.payout_tariff_remove()}
      </Button>
      <ConfirmDialog
        open={open()}
        onOpenChange={setOpen}
        danger
        title={m.payout_tariff_remove()}
        consequence={m.payout_tariff_remove_consequence({ date: date(validFrom()) })}
        confirmLabel={m.payout_tariff_remove()}
        onConfirm={() =>
          form.submit(
            () => api.payoutSettings.removeTariff.act({ merchantId: props.merchantId, validFrom: validFrom() }),
            m.payout_tariff_removed,
          )
        }
        errorText={form.errorText}
      />
    </>
  )
}
