import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Section } from '@cauce/ui/section'
import { useNavigate, useSearch } from '@tanstack/solid-router'
import Download from 'lucide-solid/icons/download'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useQuery } from '../../../api/use-query.ts'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../../financing/options.ts'
import { templateAddress } from '../addresses.ts'
import { goesToCentre } from '../goes-to-centre.ts'
import { helpOf } from '../help.ts'
import type { PageKind } from '../kind.ts'
import { History } from './history.tsx'
import { Unsaved } from './unsaved.tsx'
import { UploadBox } from './upload-box.tsx'

/** Where a list comes in: the file, the templates, and what was imported before. */
export function ImportStart(props: { kind: PageKind }) {
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const session = useSession()
  const isOfCentre = () => goesToCentre(props.kind, session.me().user.role)
  const options = useQuery(() => ({ ...optionsQuery(), enabled: isOfCentre() }))
  const centres = () => (options.isSuccess ? options.data.centres : [])
  const centreId = () => {
    if (!isOfCentre()) return undefined
    const asked = centres().find(({ id }) => id === search().centre)
    return (asked ?? (centres().length === 1 ? centres()[0] : undefined))?.id
  }
  return (
    <Page title={props.kind.words.title()} help={helpOf(props.kind)}>
      <div class="grid max-w-5xl items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <UploadBox
          kind={props.kind}
          isOfCentre={isOfCentre()}
          centres={centres()}
          centreId={centreId()}
          onCentre={(centre) => void navigate({ to: props.kind.paths.start, search: { centre }, replace: true })}
          onRead={(id) => void navigate({ to: props.kind.paths.preview, params: { id } })}
        />
        <Section title={m.imports_templates()} text={m.imports_templates_text()}>
          <ul class="grid gap-2">
            <For each={props.kind.templates}>
              {(template) => (
                <li>
                  <a
                    href={templateAddress(props.kind, template.file)}
                    download=""
                    class={`${buttonClass()} h-auto! min-h-control w-full justify-start py-1 text-left`}
                  >
                    <Download class="size-4 shrink-0" aria-hidden="true" />
                    {template.label()}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Section>
        <div class="grid min-w-0 gap-6 lg:col-span-2">
          <Show when={props.kind.Beside}>{(Beside) => <Dynamic component={Beside()} />}</Show>
          <Unsaved kind={props.kind} />
          <Show when={props.kind.Past} fallback={<History kind={props.kind} centreId={search().centre} />}>
            {(Past) => <Dynamic component={Past()} />}
          </Show>
        </div>
      </div>
    </Page>
  )
}
