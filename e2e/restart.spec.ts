import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './harness/cauce.ts'
import { send, signIn } from './harness/sell.ts'
import { makeFolder, npmStart, type RunningCauce, startCauce } from './harness/start-cauce.ts'

test('a stop ends everything, and a second start finds all that was there', async ({ request }, info) => {
  info.setTimeout(240_000)
  const folder = await makeFolder()
  const first = await startCauce(folder)
  const sale = await send(first, await signIn(first))
  const begun = await processesOf(folder)
  expect(begun.length).toBeGreaterThanOrEqual(5)
  await first.stop()
  expect(await processesOf(folder)).toEqual([])
  for (const address of [first.backoffice, first.checkout, first.sandbox, first.temporalUiUrl])
    await expect(request.get(address)).rejects.toThrow()

  const second = await startCauce(folder)
  try {
    expect(await referencesIn(second)).toContain(sale.reference)
  } finally {
    await second.stop()
  }
  expect(await processesOf(folder)).toEqual([])
  await rm(folder, { recursive: true })
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} to npm alone stops everything that npm start began`, async () => {
    const folder = await makeFolder()
    const cauce = await startCauce(folder, npmStart)
    expect((await processesOf(folder)).length).toBeGreaterThanOrEqual(5)
    await cauce.stop(signal)
    await expect.poll(() => processesOf(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })
}

async function referencesIn(cauce: RunningCauce): Promise<string> {
  const { headers } = await signIn(cauce)
  const answer = await fetch(`${cauce.backoffice}/trpc/financings.list`, {
    method: 'POST',
    headers: { ...headers, origin: cauce.backoffice, 'content-type': 'application/json' },
    body: '{}',
  })
  return answer.text()
}

/** Processes that were told of the folder, in their words or their environment. */
async function processesOf(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const told = await Promise.all(
    ids.map(async (id) => {
      const read = (file: string) => readFile(join('/proc', id, file), 'utf8').catch(() => '')
      return `${await read('cmdline')}${await read('environ')}`.includes(folder) ? [id] : []
    }),
  )
  return told.flat()
}
