import type { Permission } from '@cauce/domain/access/permissions'
import { Refusal } from '@cauce/domain/errors'
import { createContext, createRenderEffect, type JSX, useContext } from 'solid-js'
import { api, type Outputs } from '../api/api.ts'
import { showTimesOf } from '../time-zone.ts'

/** Who is signed in, and for which merchant and centres. */
export type Me = Outputs['access']['me']

/** Read once for a visit; what changes it (a language, a role) arrives as a live change. */
export const meOptions = () => ({ ...api.access.me.queryOptions(), staleTime: 5 * 60_000 })

/** Whether somebody was signed in on this machine and did not sign out: only then has a session ended. */
export const signedInHere = 'signed-in'

/** The same question that the API asks itself. */
export const can = (me: Me, permission: Permission): boolean => me.permissions.includes(permission)

/** For a route's `beforeLoad`: the page says that it is forbidden instead of asking for what will be refused. */
export function requirePermission(me: Me, permission: Permission): void {
  if (!can(me, permission)) throw new Refusal('forbidden')
}

const SessionContext = createContext<() => Me>()

export function SessionProvider(props: { me: Me; children: JSX.Element }) {
  createRenderEffect(() => showTimesOf(props.me.merchant))
  return <SessionContext.Provider value={() => props.me}>{props.children}</SessionContext.Provider>
}

/** Who is signed in, where somebody is. */
export const useMe = () => useContext(SessionContext)

/** Inside the shell there is always somebody. */
export function useSession() {
  const me = useContext(SessionContext)
  if (!me) throw new Error('useSession() stands outside the shell.')
  return { me, can: (permission: Permission) => can(me(), permission) }
}
