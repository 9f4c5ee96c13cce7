import type { JSX } from 'solid-js'

/** The page of whoever is not signed in: the name of the product over one panel. */
export const FrontDoor = (props: { children: JSX.Element; below?: JSX.Element }) => (
  <main class="flex min-h-dvh flex-col items-center justify-center p-4">
    <div class="w-full max-w-sm">
      <div class="mb-6 flex items-center justify-center gap-2 font-semibold text-2xl">
        <img src="/icon.svg" alt="" class="size-8" />
        Cauce
      </div>
      <div class="panel p-6">{props.children}</div>
      {props.below}
    </div>
  </main>
)
