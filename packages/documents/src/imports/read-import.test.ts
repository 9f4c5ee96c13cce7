import { expect, test } from 'vitest'
import { readerLimits } from './limits.ts'
import { measuredImport, readImport } from './read-import.ts'
import { question, sample } from './testing/files.ts'
import { Turns } from './turns.ts'

test('a child reads what is asked, and a refusal comes back as one', async () => {
  const { sheetName, rows } = await readImport(await sample('services-with-errors.xlsx'), question)
  expect([sheetName, rows.length]).toEqual(['Servicios', 11])
  await expect(readImport(Buffer.from('Nombre;Precio\nA;1'), question)).rejects.toMatchObject({
    code: 'file-columns-missing',
    details: { columns: 'reference,endsOn|duration' },
  })
})

test('a file that takes more memory or time than the child may have ends the child alone', async () => {
  const long = await sample('services-20000.xlsx')
  for (const limits of [
    { ...readerLimits, heapMb: 24 },
    { ...readerLimits, milliseconds: 5 },
  ])
    await expect(measuredImport(long, question, limits)).rejects.toMatchObject({ code: 'file-too-demanding' })
  expect((await readImport(await sample('users.csv'), { ...question, kind: 'users' })).rows).toHaveLength(4)
})

test('twenty thousand rows leave the child below 600 MB', async () => {
  const { list, peakMemoryBytes } = await measuredImport(await sample('services-20000.xlsx'), question)
  expect(list.rows).toHaveLength(20_000)
  expect(peakMemoryBytes).toBeLessThan(600 * 1024 * 1024)
})

test('so many work at once, so many wait, and the next is told to come back', async () => {
  const turns = new Turns(1, 1)
  const order: string[] = []
  const first = Promise.withResolvers<void>()
  const working = turns.take(() => first.promise.then(() => void order.push('first')))
  const waiting = turns.take(async () => void order.push('second'))
  await expect(turns.take(async () => undefined)).rejects.toMatchObject({ code: 'busy' })
  first.resolve()
  await Promise.all([working, waiting])
  expect(order).toEqual(['first', 'second'])
  await turns.take(async () => void order.push('third'))
  expect(order).toHaveLength(3)
})
