import { m } from '@cauce/i18n/messages'
import { shopperDeclineText } from '@cauce/i18n/shopper-decline-words'
import { Notice } from '@cauce/ui/notice'
import { Match, Show, Switch } from 'solid-js'
import type { OfferNotice } from '../link/page.ts'

/** What became of the last press, where the eye already is: above the one button. */
export function LastTry(props: { notice: OfferNotice | undefined }) {
  const declined = () => (props.notice?.kind === 'declined' ? props.notice : undefined)
  return (
    <Show when={props.notice}>
      {(notice) => (
        <Notice meaning={notice().kind === 'plan-discarded' ? 'waiting' : 'bad'}>
          <Switch fallback={m.checkout_failed()}>
            <Match when={declined()}>{(refusal) => <>{shopperDeclineText(refusal().code)}</>}</Match>
            <Match when={notice().kind === 'unanswered'}>{m.checkout_unanswered()}</Match>
            <Match when={notice().kind === 'offline'}>{m.checkout_offline()}</Match>
            <Match when={notice().kind === 'plan-discarded'}>{m.checkout_plan_discarded()}</Match>
            <Match when={notice().kind === 'plan-changed'}>{m.checkout_terms_changed()}</Match>
            <Match when={notice().kind === 'card-incomplete'}>{m.checkout_card_incomplete()}</Match>
            <Match when={notice().kind === 'card-service'}>{m.error_card_service_unavailable()}</Match>
          </Switch>
        </Notice>
      )}
    </Show>
  )
}
