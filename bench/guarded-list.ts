/**
 * The list's operation over one bare server in two ways: `/guarded` with permission, scope and row-level security, `/open`
 * as the owner, whom nothing of it binds. Statement, rows and JSON are the same. Started with the database's address
 * and the scope's merchant; says its port on the first line.
 */
import { createServer } from 'node:http'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { FinancingPage } from '@cauce/domain/financing/filter'
import { listFinancings } from '@cauce/operations/financing/list-financings'
import { createPerform } from '@cauce/operations/perform'
import { withoutWebhooks } from '@cauce/operations/webhooks/webhook-settings'

const [url, merchantId] = process.argv.slice(2) as [string, string]
const connections = 20
const asked = { limit: 50 }
const scope = { kind: 'merchant', merchantId, centreIds: 'all' } as const
const actor: Actor = { userId: merchantId, role: 'merchant-administrator', scope }
const perform = createPerform({ database: openDatabase({ url, connections }), linkKey: '' })
const owner = openOwner(url, connections, { prepare: true })

const guarded = () => perform(listFinancings, actor, asked)
const open = () =>
  listFinancings.run(
    { db: owner, actor, now: new Date().toISOString(), linkKey: '', logKey: '', webhooks: withoutWebhooks },
    FinancingPage.parse(asked),
  )

const server = createServer((request, response) => {
  request.resume()
  void (request.url === '/guarded' ? guarded() : open()).then((list) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(list)),
  )
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port))
