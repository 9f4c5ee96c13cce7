import { type JSX, splitProps } from 'solid-js'

export const linkClass = 'rounded-sm text-accent underline-offset-2 hover:underline'

/** A plain anchor. Inside a routed application use its router's link with `linkClass`. */
export function Link(props: JSX.AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [own, rest] = splitProps(props, ['class', 'target', 'rel'])
  return (
    <a
      {...rest}
      target={own.target}
      rel={own.target === '_blank' ? 'noopener noreferrer' : own.rel}
      class={`${linkClass} ${own.class ?? ''}`}
    />
  )
}
