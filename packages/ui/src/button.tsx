import LoaderCircle from 'lucide-solid/icons/loader-circle'
import { type JSX, Show, splitProps } from 'solid-js'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'md' | 'lg'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent-fill text-on-accent hover:bg-accent-fill-hover',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-hover',
  ghost: 'border-transparent bg-transparent text-ink hover:bg-hover',
  danger: 'border-transparent bg-danger-fill text-on-accent hover:bg-danger-fill-hover',
}

const sizes: Record<ButtonSize, string> = { md: 'h-control px-3', lg: 'h-12 px-5 text-lg' }

/** Also for links that look like a button. */
export const buttonClass = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string =>
  `inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:opacity-55 aria-disabled:opacity-55 ${variants[variant]} ${sizes[size]}`

export type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** While true it says so, keeps its place and takes no second click. */
  busy?: boolean
  icon?: JSX.Element
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['variant', 'size', 'busy', 'icon', 'class', 'children', 'onClick', 'type'])
  const click: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy) {
      event.preventDefault()
      return
    }
    if (typeof own.onClick === 'function') own.onClick(event)
  }
  return (
    <button
      {...rest}
      type={own.type ?? 'button'}
      class={`${buttonClass(own.variant, own.size)} ${own.class ?? ''}`}
      aria-busy={own.busy ? 'true' : undefined}
      aria-disabled={own.busy ? 'true' : rest['aria-disabled']}
      onClick={click}
    >
      <Show when={own.busy} fallback={own.icon}>
        <LoaderCircle class="size-4 animate-spin" aria-hidden="true" />
      </Show>
      {own.children}
    </button>
  )
}
