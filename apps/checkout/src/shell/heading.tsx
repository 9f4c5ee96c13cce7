import { type JSX, onMount } from 'solid-js'

/** The title of what has just come: takes the focus, so that a screen reader starts here and not at the old button. */
export function Heading(props: { children: JSX.Element }) {
  let heading!: HTMLHeadingElement
  onMount(() => heading.focus({ preventScroll: true }))
  return (
    <h1 ref={heading} tabindex="-1" class="text-2xl outline-none">
      {props.children}
    </h1>
  )
}
