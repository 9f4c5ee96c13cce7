import { m } from '@cauce/i18n/messages'
import { MenuItem } from '@cauce/ui/menu'
import Banknote from 'lucide-solid/icons/banknote'
import CreditCard from 'lucide-solid/icons/credit-card'
import HandCoins from 'lucide-solid/icons/hand-coins'
import LinkIcon from 'lucide-solid/icons/link'
import Undo2 from 'lucide-solid/icons/undo-2'
import { Show } from 'solid-js'
import type { Purpose } from './payment/purpose.ts'

/** What can be done with a plan on the shopper's word, as items of an order's menu. */
export const PaymentMenu = (props: {
  /** Something is to be paid yet. */
  isOwed: boolean
  isWithdrawn: boolean
  onChoose: (deed: Purpose | 'link') => void
}) => (
  <>
    <Show when={props.isOwed}>
      <MenuItem icon={<CreditCard class="size-4" />} onSelect={() => props.onChoose('instalment')}>
        {m.collecting_menu_instalment()}
      </MenuItem>
      <MenuItem icon={<HandCoins class="size-4" />} onSelect={() => props.onChoose('prepayment')}>
        {m.collecting_menu_prepayment()}
      </MenuItem>
      <MenuItem icon={<Banknote class="size-4" />} onSelect={() => props.onChoose('settlement')}>
        {m.collecting_menu_settlement()}
      </MenuItem>
      <MenuItem icon={<LinkIcon class="size-4" />} onSelect={() => props.onChoose('link')}>
        {m.collecting_menu_link()}
      </MenuItem>
    </Show>
    <Show when={!props.isWithdrawn}>
      <MenuItem icon={<Undo2 class="size-4" />} onSelect={() => props.onChoose('withdrawal')}>
        {m.collecting_menu_withdrawal()}
      </MenuItem>
    </Show>
  </>
)
