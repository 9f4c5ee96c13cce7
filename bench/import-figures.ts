import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { measuredImport } from '@cauce/documents/imports/read-import'
import { prepareReader } from '@cauce/documents/imports/reader'
import { absolute, type Figure, median, ratio } from './figure.ts'

const rounds = 5
/** Time for the next reader to stand ready, as it does between two uploads of people. */
export const betweenMilliseconds = 1_500
export const workbook = fileURLToPath(new URL('../packages/documents/samples/services-20000.xlsx', import.meta.url))
const bareParse = fileURLToPath(import.meta.resolve('@cauce/documents/imports/testing/bare-parse'))

/** 20,000 rows read and checked in the child, against SheetJS's bare parse of the same file in a process as fresh. */
export async function importFigures(): Promise<Figure[]> {
  const bytes = await readFile(workbook)
  const [ours, bare, peaks]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    prepareReader()
    await sleep(betweenMilliseconds)
    bare.push(await bareMilliseconds())
    const from = performance.now()
    const { peakMemoryBytes } = await measuredImport(bytes, { kind: 'services', today: '2026-11-22', taxCountry: 'ES' })
    ours.push(performance.now() - from)
    peaks.push(peakMemoryBytes / 1024 / 1024)
  }
  return [
    ratio('20,000 rows read and checked', 'ms', median(ours), median(bare), { atMost: 2 }),
    absolute('memory of the child that reads them', 'MB', Math.max(...peaks), { atMost: 600 }),
  ]
}

/** SheetJS's parse alone, in a process of its own. */
export async function bareMilliseconds(): Promise<number> {
  const [spent] = await once(fork(bareParse, [workbook]), 'message')
  return spent
}
