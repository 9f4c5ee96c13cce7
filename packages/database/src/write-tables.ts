import { writeFileSync } from 'node:fs'
import { openOwner } from './connection.ts'
import { describeTables } from './describe-tables.ts'
import { migrateToLatest } from './migrate.ts'

const url = process.argv[2]
if (!url) throw new Error('usage: write-tables.ts <postgres url of a database to migrate and describe>')
await migrateToLatest(url)
const db = openOwner(url, 1)
writeFileSync(new URL('./tables.ts', import.meta.url), await describeTables(db))
await db.destroy()
