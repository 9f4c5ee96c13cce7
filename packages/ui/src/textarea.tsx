import { type JSX, splitProps } from 'solid-js'
import { useFieldAria } from './field.tsx'

export type TextareaProps = Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'onInput' | 'value'> & {
  value: string
  onChange: (value: string) => void
  /** Ctrl or ⌘ and Enter. */
  onSubmit?: () => void
}

export function Textarea(props: TextareaProps) {
  const aria = useFieldAria()
  const [own, rest] = splitProps(props, ['value', 'onChange', 'onSubmit', 'class'])
  return (
    <textarea
      {...aria}
      rows={3}
      {...rest}
      class={`control h-auto min-h-16 resize-y py-1.5 ${own.class ?? ''}`}
      value={own.value}
      onInput={(event) => own.onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) own.onSubmit?.()
      }}
    />
  )
}
