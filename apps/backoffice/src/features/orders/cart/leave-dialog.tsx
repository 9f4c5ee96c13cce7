import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { useBlocker } from '@tanstack/solid-router'

/** Asks before what was typed is left behind, by whatever way; the browser asks where the whole page goes. */
export function LeaveDialog(props: { isUnsaved: () => boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => props.isUnsaved() && current.pathname !== next.pathname,
    enableBeforeUnload: () => props.isUnsaved(),
    withResolver: true,
  })
  return (
    <ConfirmDialog
      open={blocker().status === 'blocked'}
      onOpenChange={(open) => {
        if (!open) blocker().reset?.()
      }}
      danger
      title={m.orders_cart_leave_title()}
      consequence={m.orders_cart_leave_text()}
      confirmLabel={m.orders_cart_leave()}
      onConfirm={() => blocker().proceed?.()}
    />
  )
}
