import './app.css'
import { keepFocus } from '@cauce/ui/keep-focus'
import { UiProvider } from '@cauce/ui/ui-provider'
import { QueryClientProvider } from '@tanstack/solid-query'
import { RouterProvider } from '@tanstack/solid-router'
import { render } from 'solid-js/web'
import { createQueryClient } from './api/query-client.ts'
import { locale, regionOf, startPreferences } from './preferences.ts'
import { createAppRouter } from './routes.tsx'
import { meOptions } from './session/session.tsx'
import { leaveByEscape } from './shell/leave-by-escape.ts'
import { startTimeZone, timeZone } from './time-zone.ts'
import { uiTexts } from './ui-texts.ts'

startPreferences()
startTimeZone()

const queryClient = createQueryClient(() => {
  const { href, pathname } = router.state.location
  // Somebody who was never in is led to the sign-in page by the route, and has no session that could have ended.
  if (pathname === '/sign-in' || !queryClient.getQueryData(meOptions().queryKey)) return
  queryClient.clear()
  void router.navigate({ to: '/sign-in', search: { next: href, ended: true } })
})
const router = createAppRouter(queryClient)
leaveByEscape(router)
keepFocus()

render(
  () => (
    <QueryClientProvider client={queryClient}>
      <UiProvider locale={regionOf[locale()]} texts={uiTexts} timeZone={timeZone()}>
        <RouterProvider router={router} />
      </UiProvider>
    </QueryClientProvider>
  ),
  document.getElementById('app')!,
)
