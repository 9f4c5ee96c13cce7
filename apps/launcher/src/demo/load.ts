import { type Db, openDatabase, openOwner, type Tx } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { createPerform } from '@cauce/operations/perform'
import { askAccount } from './ask-account.ts'
import { insertCatalogue } from './catalogue.ts'
import { liveThrough } from './live-through.ts'
import { demoPeople, emailOf } from './merchants.ts'
import { demoPassword, passwordHash } from './password.ts'
import { payMerchants } from './payouts.ts'
import { insertPeople, openAccounts } from './people.ts'
import { settleOutbox } from './settle-outbox.ts'
import { readShipments } from './shipments.ts'
import { type Story, stories } from './stories.ts'
import { insertWebhooks, tellWebhooks } from './webhooks.ts'

export { keepDemoCards } from './keep-cards.ts'
export { keepDemoShop } from './shipments.ts'
export { keepDemoWebhooks } from './webhooks.ts'

/** Stories told side by side, since each of their many steps waits for the disk. */
const atOnce = 8

/** Who may sign in to the demo data, with the role and the language of each. */
export const demoLogins = demoPeople.map((person) => ({
  role: person.role,
  email: emailOf(person),
  password: demoPassword,
  language: person.locale,
}))

export type DemoLogin = (typeof demoLogins)[number]

/**
 * Fills an empty database with two merchants, their people, their catalogues and sixty sales up to `now`. Once loaded it is left alone;
 * a load broken off is finished by the next. Nobody can sign in before it is whole. A database with people of its own is
 * left as it is. `sandbox` is the address of what receives their webhooks. Answers whether the demo's people are there.
 */
export async function loadDemo(
  databaseUrl: string,
  {
    secretKey,
    sandbox,
    say = () => undefined,
    now = new Date(),
  }: { secretKey: string; sandbox: string; say?: (doing: string) => void; now?: Date },
): Promise<boolean> {
  const owner = openOwner(databaseUrl, 2)
  const database = openDatabase({ url: databaseUrl, connections: atOnce })
  try {
    if (await isLoaded(owner)) return true
    if (await isOfOthers(owner)) return false
    await owner.transaction().execute(async (tx) => {
      await insertPeople(tx)
      await insertCatalogue(tx, now.toISOString())
      await insertWebhooks(tx, { sandbox, secretKey, now })
    })
    const actors = await readActors(owner)
    const linkKey = derivedKeys(secretKey).link
    const perform = createPerform({ database, linkKey })
    const teller = { perform, linkKey, finance: actors.finance, officeOf: actors.officeOf, now: now.toISOString() }
    const untold = stories.values()
    const tellOn = async () => {
      for (const story of untold) {
        if (story.number % 20 === 0) say(`demo data: sale ${story.number} of ${stories.length}`)
        await liveThrough(teller, story, actors.sellerOf(story))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, tellOn))
    await payMerchants(owner, { perform, finance: actors.finance, now })
    await askAccount({ perform, officeOf: actors.officeOf, now })
    await readShipments(owner, { perform, sandbox, now })
    await tellWebhooks(owner, perform, now)
    await owner.transaction().execute(open)
    return true
  } finally {
    await Promise.all([owner.destroy(), database.close()])
  }
}

const isLoaded = async (owner: Db): Promise<boolean> => {
  const account = await owner
    .selectFrom('account')
    .innerJoin('app_user', 'app_user.id', 'account.user_id')
    .select('account.id')
    .where('app_user.demo', '=', true)
    .limit(1)
    .executeTakeFirst()
  return account !== undefined
}

/** Whether somebody works here, and nobody of the demo's. */
const isOfOthers = async (owner: Db): Promise<boolean> => {
  const people = await owner.selectFrom('app_user').select('demo').distinct().execute()
  return people.length > 0 && !people.some(({ demo }) => demo)
}

async function open(tx: Tx): Promise<void> {
  await settleOutbox(tx)
  await openAccounts(tx, passwordHash(demoPassword))
}

/** Who sells in which centre, and who decides reviews, as they act in the stories. */
async function readActors(owner: Db) {
  const users = await owner.selectFrom('app_user').select(['id', 'email']).where('demo', '=', true).execute()
  const actorOf = (person: (typeof demoPeople)[number] | undefined): Actor => {
    const user = person && users.find(({ email }) => email === emailOf(person))
    if (!person || !user) throw new Error('the demo data lack somebody')
    const { merchant, centres } = person
    if (!merchant) return { userId: user.id, role: person.role, scope: { kind: 'platform' } }
    const centreIds = centres ? centres.map(({ id }) => id) : 'all'
    return { userId: user.id, role: person.role, scope: { kind: 'merchant', merchantId: merchant.id, centreIds } }
  }
  const sells = ['sales-agent', 'centre-manager']
  return {
    finance: actorOf(demoPeople.find(({ role }) => role === 'platform-finance')),
    officeOf: ({ merchant }: Pick<Story, 'merchant'>): Actor =>
      actorOf(demoPeople.find((person) => person.merchant === merchant && person.role === 'merchant-administrator')),
    sellerOf({ merchant, centre }: Story): Actor {
      const there = demoPeople.filter(({ centres }) => centres?.includes(merchant.centres[centre]))
      const [seller] = there
        .filter(({ role }) => sells.includes(role))
        .sort((one, other) => sells.indexOf(one.role) - sells.indexOf(other.role))
      return actorOf(seller)
    },
  }
}
