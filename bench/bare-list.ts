/**
 * The baseline of the list: node:http and pg, the same statement on the same role and scope, rows as JSON. Started with
 * the database's address, the scope's merchant, and the statements as JSON; says its port on the first line.
 */
import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'

const [url, merchantId, statements] = process.argv.slice(2) as [string, string, string]
const asked = JSON.parse(statements) as Record<string, { text: string; values: unknown[] }>
const pool = new pg.Pool({
  connectionString: url,
  max: 20,
  options: `-c role=cauce_app -c cauce.merchant=${merchantId} -c cauce.centres=all`,
})

const server = createServer((request, response) => {
  request.resume()
  void answer(request.url?.slice(1) ?? '', response)
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port))

async function answer(name: string, response: ServerResponse): Promise<void> {
  const { rows } = await pool.query({ name, ...asked[name]! })
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows))
}
