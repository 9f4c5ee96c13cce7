import type { Tx } from '@cauce/database/connection'
import { mayAssign, mayManage } from '@cauce/domain/access/assigning'
import { centreRoles, type Role } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import type { UserColumn } from '@cauce/domain/access/user-columns'
import type { UserFields } from '@cauce/domain/access/user-rows'
import { type CellFaults, wordKey } from '@cauce/domain/imports/columns'
import { sql } from 'kysely'
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
  const [people, centres, foreign] = [
    await peopleByEmail(tx, merchantId, emails),
    await centresByWord(tx, merchantId),
    await notInvitable(tx, emails),
  ]
  return values.map((value): Settled => {
    const known = people.get(value.email)
    const code = value.centre === undefined ? undefined : centres.get(wordKey(value.centre))
    const faults = faultsOf(value, { actor, known, code, isForeign: foreign.has(value.email) })
    if (Object.keys(faults).length > 0) return { faults }
    const { centre: _, ...rest } = value
    return { value: centreRoles.includes(value.role) && code !== undefined ? { ...rest, centre: code } : rest }
  })
}

function faultsOf(
  { role, centre }: UserFields,
  facts: { actor: Actor; known: KnownPerson | undefined; code: string | undefined; isForeign: boolean },
): CellFaults<UserColumn> {
  const { actor, known, code, isForeign } = facts
  const email = emailFault(actor, known, isForeign)
  const seesCentres = centreRoles.includes(role)
  const noCentre = seesCentres && centre === undefined && (known?.codes.length ?? 0) === 0
  return {
    ...(email && { email: { code: email } }),
    ...(!mayAssign(actor, { role }) && { role: { code: 'role-not-assignable' } }),
    ...(centre !== undefined && code === undefined && { centre: { code: 'unknown-centre' } }),
    ...(noCentre && { centre: { code: 'required' } }),
  }
}

function emailFault(actor: Actor, known: KnownPerson | undefined, isForeign: boolean) {
  if (isForeign) return 'user-not-invitable'
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

async function notInvitable(tx: Tx, emails: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`select not_invitable(${emails}::text[]) as email`.execute(tx)
  return new Set(rows.map(({ email }) => email))
}
