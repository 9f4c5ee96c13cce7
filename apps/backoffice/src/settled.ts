import { createEffect, createSignal, on, onCleanup } from 'solid-js'

/** A value once it has not changed for so many milliseconds. */
export function settled<Value extends string>(read: () => Value, ms: number): () => Value {
  const [value, setValue] = createSignal(read())
  createEffect(
    on(read, (next) => {
      const timer = setTimeout(() => setValue(() => next), ms)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  return value
}
