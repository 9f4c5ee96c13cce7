import type { Tx } from '@cauce/database/connection'
import { mayAssign, mayManage } from '@cauce/domain/access/assigning'
import { centreRoles, type Role } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import type { UserColumn } from '@cauce/domain/access/user-columns'
import { centresCell, centresWritten, type UserFields } from '@cauce/domain/access/user-rows'
import { type CellFaults, wordKey } from '@cauce/domain/imports/columns'
import type { ImportPlace } from '../../imports/kind.ts'
import { type KnownPerson, peopleByEmail } from './people-by-email.ts'

type Settled = { value: UserFields } | { faults: CellFaults<UserColumn> }

/** A list's rows against the merchant's centres and people and what the importing person may give; centres as codes. */
export async function settleUsers(
  tx: Tx,
  { merchantId }: ImportPlace,
  actor: Actor,
  values: readonly UserFields[],
): Promise<Settled[]> {
  const emails = values.map(({ email }) => email)
  const people = await peopleByEmail(tx, merchantId, emails)
  const centres = await centresByWord(tx, merchantId)
  return values.map((value): Settled => {
    const known = people.get(value.email)
    const written = centresWritten(value.centre ?? '')
    const codes = [...new Set(written.flatMap((word) => centres.get(wordKey(word)) ?? []))].toSorted()
    const hasUnknown = written.some((word) => !centres.has(wordKey(word)))
    const faults = faultsOf(value, { actor, known, hasUnknown, isBlank: written.length === 0 })
    if (Object.keys(faults).length > 0) return { faults }
    const { centre: _, ...rest } = value
    return {
      value: centreRoles.includes(value.role) && codes.length > 0 ? { ...rest, centre: centresCell(codes) } : rest,
    }
  })
}

function faultsOf(
  { role }: UserFields,
  facts: { actor: Actor; known: KnownPerson | undefined; hasUnknown: boolean; isBlank: boolean },
): CellFaults<UserColumn> {
  const { actor, known, hasUnknown, isBlank } = facts
  const email = emailFault(actor, known)
  const seesCentres = centreRoles.includes(role)
  const noCentre = seesCentres && isBlank && (known?.codes.length ?? 0) === 0
  return {
    ...(email && { email: { code: email } }),
    ...(!mayAssign(actor, { role }) && { role: { code: 'role-not-assignable' } }),
    ...(known?.role === 'partner-account' && { role: { code: 'partner-account-kept' } }),
    ...(hasUnknown && { centre: { code: 'unknown-centre' } }),
    ...(noCentre && { centre: { code: 'required' } }),
  }
}

function emailFault(actor: Actor, known: KnownPerson | undefined) {
  if (!known) return undefined
  if (known.id === actor.userId) return 'own-account'
  if (known.role === 'merchant-administrator') return 'main-administrator'
  return mayManage(actor, { role: known.role as Role, rights: known.rights }) ? undefined : 'forbidden'
}

/** The merchant's centres by code and, where it means one only, by name. */
async function centresByWord(tx: Tx, merchantId: string): Promise<Map<string, string>> {
  const centres = await tx.selectFrom('centre').select(['code', 'name']).where('merchant_id', '=', merchantId).execute()
  const named = Map.groupBy(centres, ({ name }) => wordKey(name))
  const byName = [...named].flatMap(([name, [one, ...others]]) =>
    one && others.length === 0 ? [[name, one.code] as const] : [],
  )
  return new Map([...byName, ...centres.map(({ code }) => [wordKey(code), code] as const)])
}
