import { type JSX, splitProps } from 'solid-js'
import { Tooltip } from './tooltip.tsx'

export type IconButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'title'> & {
  /** Its name: read aloud, and shown on hover and focus. */
  label: string
  /** Keys that do the same, shown beside the name. */
  keys?: string
  onClick?: (event: MouseEvent) => void
}

export const iconButtonClass =
  'inline-flex size-control shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink disabled:opacity-55 aria-pressed:bg-selected aria-pressed:text-accent'

export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['label', 'keys', 'class', 'children'])
  return (
    <Tooltip text={own.label} keys={own.keys}>
      {(trigger) => (
        <button
          type="button"
          {...rest}
          {...trigger}
          class={`${iconButtonClass} ${own.class ?? ''}`}
          aria-label={own.label}
        >
          {own.children}
        </button>
      )}
    </Tooltip>
  )
}
