import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { choosePorts, type Ports } from './ports.ts'

let folder: string
let said: string[]
const ends: (() => unknown)[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cauce-ports-'))
  said = []
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await rm(folder, { recursive: true, force: true })
})

const choose = () => choosePorts(folder, (line) => said.push(line), folder)

async function occupy(port: number): Promise<void> {
  const server: Server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
}

/** What another launcher chooses that starts at the same moment, with data of its own; it lives until the test ends. */
async function chosenElsewhere(name: string): Promise<Ports> {
  const program = `
    const { choosePorts } = await import(${JSON.stringify(join(import.meta.dirname, 'ports.ts'))})
    const { mkdir } = await import('node:fs/promises')
    await mkdir(${JSON.stringify(join(folder, name))})
    const ports = await choosePorts(${JSON.stringify(join(folder, name))}, () => undefined, ${JSON.stringify(folder)})
    console.log(JSON.stringify(ports))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  ends.push(() => {
    child.kill('SIGKILL')
    return once(child, 'exit')
  })
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  return JSON.parse(line)
}

test('the ports of the last start are taken again, so that links that were sent still lead somewhere', async () => {
  const first = await choose()
  const usual = said.length
  expect(await choose()).toEqual(first)
  expect(said).toHaveLength(usual)
})

test('a checkout that cannot keep its port says so, and that links are lost', async () => {
  const { checkout } = await choose()
  said = []
  await occupy(checkout)
  const second = await choose()
  expect(second.checkout).not.toBe(checkout)
  expect(said).toEqual([
    `  ! port ${checkout} is taken: Checkout listens on ${second.checkout}`,
    expect.stringContaining(`name port ${checkout}`),
  ])
})

test('launchers that start at the same moment choose different ports, though nobody listens yet', async () => {
  const both = await Promise.all([chosenElsewhere('one'), chosenElsewhere('two')])
  const ports = [...both, await choose()].flatMap((each) => Object.values(each))
  expect(new Set(ports).size).toBe(ports.length)
})

test('what a launcher claimed is free again once it is gone', async () => {
  const theirs = await chosenElsewhere('gone')
  for (const end of ends.splice(0)) await end()
  expect(await choose()).toEqual(theirs)
})
