import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { commandLine } from './leftover.ts'
import { startPostgres } from './postgres.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cauce-embedded-'))
  // Started as root, Postgres runs as another user, who must be able to pass through.
  await chmod(folder, 0o711)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = async () => startPostgres({ folder: join(folder, 'postgres'), port: await freePort(), durable: false })
const pidFile = () => join(folder, 'postgres', 'data', 'postmaster.pid')

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(Boolean(socket.destroy())))
    socket.once('error', () => resolve(false))
  })

test('a server that takes connections, and stops', async () => {
  const postgres = await start()
  expect(await answers(postgres.port)).toBe(true)
  await postgres.stop()
  expect(await answers(postgres.port)).toBe(false)
  expect(await postgres.ended).toMatch(/^Postgres ended with 0/)
})

test('a second start keeps the password, and so the data', async () => {
  const first = await start()
  await first.stop()
  const second = await start()
  await second.stop()
  expect(new URL(second.url('x')).password).toBe(new URL(first.url('x')).password)
})

test('a server that a killed launcher left is ended before the next starts', async () => {
  const left = await start()
  const next = await start()
  expect(await commandLine(left.pid)).toBeUndefined()
  expect(await answers(next.port)).toBe(true)
  await next.stop()
})

test("a pid file that names somebody else's process neither stops it nor hinders the start", async () => {
  const somebody = spawn('sleep', ['30'])
  try {
    await writeFile(pidFile(), `${somebody.pid}\n`)
    const postgres = await start()
    expect(Number.parseInt(await readFile(pidFile(), 'utf8'), 10)).toBe(postgres.pid)
    await postgres.stop()
    expect(somebody.exitCode).toBeNull()
  } finally {
    somebody.kill()
  }
})
