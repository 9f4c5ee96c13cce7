import { LoadingRegion, Skeleton } from '@cauce/ui/skeleton'

/** The shape of most pages, while one is being fetched. */
export function PagePending() {
  return (
    <LoadingRegion>
      <div class="space-y-3 px-4 pt-5 lg:px-6">
        <Skeleton class="mb-6 h-6 w-56" />
        <Skeleton class="h-9 w-full" />
        <Skeleton class="h-9 w-full" />
        <Skeleton class="h-9 w-2/3" />
      </div>
    </LoadingRegion>
  )
}
