import { m } from '@cauce/i18n/messages'
import { Dialog } from '@cauce/ui/dialog'
import { Kbd } from '@cauce/ui/kbd'
import { For } from 'solid-js'
import { shortcutList } from './shortcuts.ts'

export default function ShortcutSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={m.shell_shortcuts_title()} size="md">
      <div class="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <For each={shortcutList()}>
          {(group) => (
            <section>
              <h3 class="mb-1 text-muted text-sm">{group.heading}</h3>
              <dl>
                <For each={group.rows}>
                  {(row) => (
                    <div class="flex h-8 items-center justify-between gap-4 border-line border-b">
                      <dt>{row.label}</dt>
                      <dd>
                        <Kbd keys={row.keys} />
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  )
}
