import { createRoute, redirect } from '@tanstack/solid-router'
import { failureOf } from '../api/failure.ts'
import { remember, remembered } from '../remembered.ts'
import { rootRoute } from '../root-route.ts'
import { holdsSession } from '../session/auth.ts'
import { meOptions, signedInHere } from '../session/session.tsx'
import { Shell } from './shell.tsx'

/** Parent of every page that needs somebody signed in; its children find `me` in their context. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const signIn = (ended: boolean) =>
      redirect({ to: '/sign-in', search: { next: location.href, ...(ended && { ended }) }, replace: true })
    const hasBeenHere = remembered(signedInHere, Boolean)
    if (!hasBeenHere && !(await holdsSession())) throw signIn(false)
    try {
      const me = await context.queryClient.ensureQueryData(meOptions())
      remember(signedInHere, true)
      return { me }
    } catch (error) {
      if (failureOf(error).code !== 'not-signed-in') throw error
      throw signIn(hasBeenHere)
    }
  },
})
