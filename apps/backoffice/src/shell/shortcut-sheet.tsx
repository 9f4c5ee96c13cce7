import { m } from '@cauce/i18n/messages'
import { Dialog } from '@cauce/ui/dialog'
import { Kbd } from '@cauce/ui/kbd'
import { For } from 'solid-js'
import { useSession } from '../session/session.tsx'
import { shortcutList } from './shortcuts.ts'

export default function ShortcutSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const session = useSession()
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={m.shell_shortcuts_title()} size="md">
      <div class="gap-8 sm:columns-2">
        <For each={shortcutList(session.can)}>
          {(group) => (
            <section class="mb-4 break-inside-avoid">
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
