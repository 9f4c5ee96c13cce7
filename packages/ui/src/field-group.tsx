import CircleAlert from 'lucide-solid/icons/circle-alert'
import { createUniqueId, type JSX, Show } from 'solid-js'

/** Several checkboxes under one legend, with hint and error under them, as a Field has them. */
export function FieldGroup(props: {
  legend: string
  hint?: string | undefined
  /** Already translated; its presence marks the group as wrong. */
  error?: string | undefined
  children: JSX.Element
}) {
  const id = createUniqueId()
  const described = () =>
    [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset class="min-w-0" aria-describedby={described()} data-invalid={props.error ? '' : undefined}>
      <legend class="mb-1 font-medium">{props.legend}</legend>
      <div class="grid gap-1 sm:grid-cols-2">{props.children}</div>
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="mt-1 text-muted text-sm">
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p id={`${id}-error`} role="alert" class="mt-1 flex items-start gap-1 text-bad-fg text-sm">
          <CircleAlert class="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {props.error}
        </p>
      </Show>
    </fieldset>
  )
}
