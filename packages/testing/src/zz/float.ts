import { openOwner } from '@cauce/database/connection'
import { freePort } from '@cauce/embedded/free-port'
import { until } from '../until.ts'
import pg from 'pg'
export function bad() {
  freePort(1)
  until('x', async () => true)
  const db = openOwner('x')
  db.selectFrom('merchant').selectAll().execute()
  db.destroy()
  new pg.Client().connect()
  ;[1].forEach(async (n) => { await freePort(n) })
  setTimeout(async () => { await freePort(1) }, 1)
  process.on('SIGINT', async () => { await freePort(2) })
  if (freePort(1)) return 1
}
