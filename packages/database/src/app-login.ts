import pg from 'pg'

/**
 * Makes sure of a login that may become `cauce_app` and nothing else, with this password, and answers the address to
 * open the application's connections with. `url` is the owner's, of a migrated database; the owner may make roles.
 */
export async function keepAppLogin(url: string, name: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const login = client.escapeIdentifier(name)
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
    if (rowCount === 0) await client.query(`create role ${login}`)
    await client.query(
      `alter role ${login} login nosuperuser nocreatedb nocreaterole nobypassrls
       password ${client.escapeLiteral(password)}`,
    )
    await client.query(`grant cauce_app to ${login}`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(url), { username: name, password }).href
}
