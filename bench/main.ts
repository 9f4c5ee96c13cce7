import { writeFile } from 'node:fs/promises'
import { startCauce } from '../e2e/harness/start-cauce.ts'
import { confirmFigures } from './confirm-figures.ts'
import { disbursementFigures } from './disbursement-figures.ts'
import { documentFigures } from './document-figures.ts'
import { type Figure, holds, table } from './figure.ts'
import { importFigures } from './import-figures.ts'
import { importOverHttp } from './import-over-http.ts'
import { instalmentFigures } from './instalment-figures.ts'
import { listFigures } from './list-figures.ts'
import { loadFigures } from './load-figures.ts'
import { startFigures } from './start-figures.ts'

/** How many plans fall due in the same hour; fewer on a machine that has not half an hour. */
const plans = Number(process.env.BENCH_PLANS ?? 10_000)

/** `npm run bench [part …]`: every part, or those named; JSON goes to the file that BENCH_JSON names. */
const parts: Record<string, () => Promise<Figure[]>> = {
  list: () => withCauce(listFigures),
  confirm: () => withCauce(confirmFigures),
  load: () => withCauce(loadFigures),
  import: async () => [...(await importFigures()), ...(await withCauce(importOverHttp))],
  disbursement: () => withCauce(disbursementFigures),
  documents: () => withCauce(documentFigures),
  instalments: () => withCauce((cauce) => instalmentFigures(cauce, plans)),
  start: startFigures,
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)
const figures: Figure[] = []
for (const name of wanted) {
  const part = parts[name]
  if (!part) throw new Error(`no such part: ${name}; there are ${Object.keys(parts).join(', ')}`)
  console.error(`… ${name}`)
  figures.push(...(await part()))
}
const report = figures.map((figure) => ({ ...figure, holds: holds(figure) }))
if (process.env.BENCH_JSON) await writeFile(process.env.BENCH_JSON, JSON.stringify(report, null, 2))
else console.log(JSON.stringify(report, null, 2))
console.log(table(figures))

async function withCauce(measure: (cauce: Awaited<ReturnType<typeof startCauce>>) => Promise<Figure[]>) {
  const cauce = await startCauce()
  try {
    return await measure(cauce)
  } finally {
    await cauce.stop()
  }
}
