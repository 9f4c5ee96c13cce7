import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { iconButtonClass } from '@cauce/ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@cauce/ui/menu'
import Archive from 'lucide-solid/icons/archive'
import Ban from 'lucide-solid/icons/ban'
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical'
import MessageSquareText from 'lucide-solid/icons/message-square-text'
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import { useClock } from '../../../clock.ts'
import { ProcessLink } from '../../../session/process-link.tsx'
import { useSession } from '../../../session/session.tsx'
import { resendOf, resendRefusalText } from '../resend.ts'
import type { Details } from '../row.ts'
import SendSmsDialog from '../send-sms-dialog.tsx'
import { SendAgainDialog } from './send-again-dialog.tsx'
import { useArchive } from './use-archive.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** What can be done: one button for what the state calls for, the rest in a menu. */
export function Deeds(props: { financing: Details; home: string | undefined }) {
  const session = useSession()
  const now = useClock()
  const archive = useArchive()
  const [asking, setAsking] = createSignal<'send' | 'again' | 'withdraw'>()
  const resend = createMemo(() => resendOf(props.financing, now()))
  const refusal = createMemo(() => resendRefusalText(resend()))
  const claimed = () => resend().refusal === 'claimed-by-shopper'
  const maySendAgain = () =>
    props.financing.state === 'dead' && props.financing.order.state === 'awaited' && session.can('financings.send')
  const mayWithdraw = () => props.financing.state === 'live' && session.can('financings.withdraw')
  const mayArchive = () => session.can('financings.archive')
  const asked = (deed: 'send' | 'again' | 'withdraw') => ({
    open: asking() === deed,
    onOpenChange: (open: boolean) => setAsking(open ? deed : undefined),
  })
  return (
    <>
      <ProcessLink id={props.financing.processId} />
      <Switch>
        <Match when={props.financing.state === 'live' && session.can('financings.resend')}>
          <Show when={refusal()}>{(why) => <span class="text-muted text-sm tabular-nums">{why()}</span>}</Show>
          <Button
            variant="primary"
            disabled={refusal() !== undefined}
            icon={<MessageSquareText class="size-4" aria-hidden="true" />}
            onClick={() => setAsking('send')}
          >
            {m.financing_send_sms()}
            <span class="font-normal tabular-nums">· {m.financing_sends_left({ count: resend().left })}</span>
          </Button>
        </Match>
        <Match when={maySendAgain()}>
          <Button
            variant="primary"
            icon={<MessageSquareText class="size-4" aria-hidden="true" />}
            onClick={() => setAsking('again')}
          >
            {m.financing_send_again()}
          </Button>
        </Match>
      </Switch>
      <Show when={mayWithdraw() || mayArchive()}>
        <Menu
          label={m.financing_more_deeds()}
          triggerClass={iconButtonClass}
          trigger={<EllipsisVertical class="size-4" aria-hidden="true" />}
        >
          <Show when={mayArchive()}>
            <MenuItem icon={<Archive class="size-4" />} onSelect={() => void archive(props.financing)}>
              {props.financing.archivedAt ? m.financing_unarchive() : m.financing_archive()}
            </MenuItem>
          </Show>
          <Show when={mayWithdraw()}>
            <MenuSeparator />
            <MenuItem danger icon={<Ban class="size-4" />} disabled={claimed()} onSelect={() => setAsking('withdraw')}>
              {m.financing_withdraw()}
            </MenuItem>
          </Show>
        </Menu>
      </Show>
      <SendSmsDialog row={props.financing} home={props.home} {...asked('send')} />
      <SendAgainDialog financing={props.financing} home={props.home} {...asked('again')} />
      <WithdrawDialog financing={props.financing} {...asked('withdraw')} />
    </>
  )
}
