import type { QueryClient } from '@tanstack/solid-query'
import { createRootRouteWithContext } from '@tanstack/solid-router'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()()
