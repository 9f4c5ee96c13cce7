import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './harness/cauce.ts'
import { send, signIn } from './harness/sell.ts'
import { makeFolder, npmStart, type RunningCauce, startCauce } from './harness/start-cauce.ts'

test('a stop ends everything that a start began, whoever is told to stop and how, and the next start finds all that was there', async ({
  request,
}, info) => {
  info.setTimeout(240_000)
  const folder = await makeFolder()
  const first = await startCauce(folder)
  const sale = await send(first, await signIn(first))
  await expectStopped(folder, first)
  for (const address of [first.backoffice, first.checkout, first.sandbox, first.temporalUiUrl])
    await expect(request.get(address)).rejects.toThrow()

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    await test.step(`${signal} to npm alone`, async () => {
      const again = await startCauce(folder, npmStart)
      const kept = referencesIn(again).catch(String)
      await kept
      await expectStopped(folder, again, signal)
      expect(await kept).toContain(sale.reference)
    })
  await rm(folder, { recursive: true })
})

/** npm may be gone before what it began is. */
async function expectStopped(folder: string, { stop }: RunningCauce, signal?: NodeJS.Signals): Promise<void> {
  expect((await processesOf(folder)).length).toBeGreaterThanOrEqual(5)
  await stop(signal)
  if (signal) await expect.poll(() => processesOf(folder)).toEqual([])
  else expect(await processesOf(folder)).toEqual([])
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
