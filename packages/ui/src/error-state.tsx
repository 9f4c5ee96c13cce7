import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export type ErrorStateProps = {
  title: string
  /** What it means for the reader; never a stack trace. */
  children?: JSX.Element
  /** To quote to whoever looks after the system. */
  requestId?: string | undefined
  onRetry?: () => void
}

export function ErrorState(props: ErrorStateProps) {
  const ui = useUi()
  return (
    <div role="alert" class="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      <TriangleAlert class="size-6 text-bad-fg" aria-hidden="true" />
      <h2 class="text-lg">{props.title}</h2>
      <div class="text-muted">{props.children}</div>
      <Show when={props.requestId}>
        <p class="text-muted text-sm">
          {ui.texts.requestId} <code class="select-all font-mono">{props.requestId}</code>
        </p>
      </Show>
      <Show when={props.onRetry}>
        <Button class="mt-2" onClick={() => props.onRetry?.()}>
          {ui.texts.retry}
        </Button>
      </Show>
    </div>
  )
}
