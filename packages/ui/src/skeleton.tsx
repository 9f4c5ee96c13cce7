import { Index, type JSX } from 'solid-js'
import { useUi } from './ui-provider.tsx'

/** One grey bar of what is coming; give it the size of that. Drawn after 150 ms. */
export function Skeleton(props: { class?: string }) {
  return <div aria-hidden="true" class={`animate-skeleton rounded-sm bg-ended-bg ${props.class ?? 'h-4 w-full'}`} />
}

/** Rows of a list that is coming. */
export function SkeletonRows(props: { rows?: number }) {
  return (
    <LoadingRegion>
      <Index each={Array.from({ length: props.rows ?? 8 })}>
        {(_, index) => (
          <div class="flex h-row items-center gap-4 border-line border-b px-3">
            <Skeleton class="h-3 w-20" />
            <Skeleton class={`h-3 ${index % 3 === 0 ? 'w-40' : index % 3 === 1 ? 'w-52' : 'w-32'}`} />
            <Skeleton class="ml-auto h-3 w-16" />
          </div>
        )}
      </Index>
    </LoadingRegion>
  )
}

/** Tells screen readers once that what it holds is still coming. */
export function LoadingRegion(props: { children: JSX.Element }) {
  const ui = useUi()
  return (
    <div aria-busy="true">
      <span role="status" class="sr-only">
        {ui.texts.loading}
      </span>
      {props.children}
    </div>
  )
}
