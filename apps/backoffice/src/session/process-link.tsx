import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import ExternalLink from 'lucide-solid/icons/external-link'
import { Show } from 'solid-js'
import { useSession } from './session.tsx'

/** To a process in ops' own tool, for whoever may look into it. */
export function ProcessLink(props: { id: string | undefined }) {
  const session = useSession()
  const url = () => {
    const { processesUrl } = session.me()
    if (!processesUrl || props.id === undefined || !session.can('processes.open')) return undefined
    return `${processesUrl}/${encodeURIComponent(props.id)}`
  }
  return (
    <Show when={url()}>
      {(href) => (
        <a class={buttonClass()} href={href()} target="_blank" rel="noopener noreferrer">
          <ExternalLink class="size-4" aria-hidden="true" />
          {m.financing_open_process()}
        </a>
      )}
    </Show>
  )
}
