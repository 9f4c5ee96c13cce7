import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Dialog } from '@cauce/ui/dialog'
import { Notice } from '@cauce/ui/notice'
import { showToast } from '@cauce/ui/toast'
import { Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import type { Options } from '../../financing/row.ts'
import { createServiceForm } from './controller.ts'
import type { Opened } from './draft.ts'
import { ServiceFields } from './fields.tsx'
import { Meanwhile } from './meanwhile.tsx'

/** A service to add or to change. What was typed can be got back after it is closed. */
export default function ServiceDialog(props: {
  opened: Opened
  options: Options
  centreId: string | undefined
  onClose: () => void
  onReopen: (opened: Opened) => void
  onSaved: () => void
}) {
  let element!: HTMLFormElement
  // A dialog is of one opening: another opening makes another dialog.
  const { opened, options, centreId } = props
  const form = createServiceForm({
    ...{ opened, options, centreId },
    onSaved: () => {
      props.onSaved()
      props.onClose()
    },
  })
  const { service } = opened
  const details = useQuery(() => ({
    ...api.services.get.queryOptions({ id: service?.id ?? '' }),
    enabled: service !== undefined,
  }))
  const inUse = () => (details.isSuccess ? details.data.liveFinancings : 0)
  const close = () => {
    if (form.saving.isPending) return
    if (form.isChanged()) {
      const draft = form.typed()
      showToast({ text: m.catalogue_discarded(), undo: () => props.onReopen({ ...(service && { service }), draft }) })
    }
    props.onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (form.submit()) return
    queueMicrotask(() => element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close()
      }}
      title={service ? m.catalogue_edit_title({ reference: service.reference }) : m.catalogue_add()}
      size="md"
      footer={
        <Show
          when={form.meanwhile()}
          fallback={
            <Button type="submit" form="service" variant="primary" busy={form.saving.isPending}>
              {service ? m.catalogue_save() : m.catalogue_add()}
            </Button>
          }
        >
          <Button onClick={() => form.takeTheirs()}>{m.catalogue_conflict_take()}</Button>
          <Button variant="primary" data-first onClick={() => form.keepMine()}>
            {m.catalogue_conflict_keep()}
          </Button>
        </Show>
      }
    >
      <Show when={form.failure()}>
        {(text) => (
          <div class="mb-4">
            <Notice meaning="bad">{text()}</Notice>
          </div>
        )}
      </Show>
      <Show
        when={form.meanwhile()}
        fallback={
          <form ref={element} id="service" class="@container grid gap-4" noValidate onSubmit={submit}>
            <ServiceFields form={form} />
            <Show when={inUse() > 0}>
              <p class="text-muted text-sm">{m.catalogue_in_use({ count: inUse() })}</p>
            </Show>
          </form>
        }
      >
        {(now) => <Meanwhile now={now()} mine={form.draft} />}
      </Show>
    </Dialog>
  )
}
