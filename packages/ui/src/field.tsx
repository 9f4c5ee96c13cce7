import CircleAlert from 'lucide-solid/icons/circle-alert'
import { createContext, createUniqueId, type JSX, Show, useContext } from 'solid-js'

type FieldAria = {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly required: boolean
}

const FieldContext = createContext<FieldAria>()

/** What an input inside a Field takes from it; nothing outside one. */
export function useFieldAria() {
  const field = useContext(FieldContext)
  return {
    get id() {
      return field?.id
    },
    get 'aria-describedby'() {
      return field?.describedBy
    },
    get 'aria-invalid'() {
      return field?.invalid ? ('true' as const) : undefined
    },
    get 'aria-required'() {
      return field?.required ? ('true' as const) : undefined
    },
  }
}

export type FieldProps = {
  label: string
  /** Already translated; its presence marks the input as wrong. */
  error?: string | undefined
  hint?: JSX.Element
  required?: boolean
  /** Said after the label of a field that may stay empty. */
  optionalText?: string
  /** The label is read but not drawn, as in the cells of a table of inputs. */
  hideLabel?: boolean
  class?: string
  children: JSX.Element
}

/** Label above, hint and error under; ties them to the one input it holds. */
export function Field(props: FieldProps) {
  const id = createUniqueId()
  const aria: FieldAria = {
    id,
    get describedBy() {
      const parts = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean)
      return parts.length > 0 ? parts.join(' ') : undefined
    },
    get invalid() {
      return Boolean(props.error)
    },
    get required() {
      return Boolean(props.required)
    },
  }
  return (
    <div class={`min-w-0 ${props.class ?? ''}`}>
      <label for={id} class={props.hideLabel ? 'sr-only' : 'mb-1 block font-medium'}>
        {props.label}
        <Show when={props.optionalText}>
          <span class="font-normal text-muted"> {props.optionalText}</span>
        </Show>
      </label>
      <FieldContext.Provider value={aria}>{props.children}</FieldContext.Provider>
      <Show when={props.hint}>
        <div id={`${id}-hint`} class="mt-1 text-muted text-sm">
          {props.hint}
        </div>
      </Show>
      <Show when={props.error}>
        <p id={`${id}-error`} class="mt-1 flex items-start gap-1 text-bad-fg text-sm">
          <CircleAlert class="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {props.error}
        </p>
      </Show>
    </div>
  )
}
