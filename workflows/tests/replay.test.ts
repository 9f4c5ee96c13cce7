import { Worker } from '@temporalio/worker'
import { expect, test } from 'vitest'
import { namesIn, payloadsOf, readHistory } from './histories.ts'
import { endOf, ends, kept } from './recorded.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const workflowBundle = await bundle()
const recorded = Object.keys(kept).flatMap((folder) => namesIn(folder).map((name) => `${folder}/${name}`))

test.each(Object.entries(kept))('every way that processes of %s may go is recorded', (folder, { scenarios }) => {
  const played = new Set(namesIn(folder).map((name) => name.split('.')[0]))
  expect([...played].toSorted()).toEqual(scenarios.toSorted())
})

test('every workflow is recorded with each of its ends', () => {
  const found: Record<string, string[]> = {}
  for (const { workflow, ends: its } of recorded.map((name) => endOf(readHistory(name))))
    found[workflow] = [...(found[workflow] ?? []), ...its]
  const sorted = (all: Record<string, readonly string[]>) =>
    Object.fromEntries(Object.entries(all).map(([workflow, its]) => [workflow, [...new Set(its)].toSorted()]))
  expect(sorted(found)).toEqual(sorted(ends))
})

const replayed = new Map<string, Error | undefined>()
const histories = recorded.map((name) => ({ workflowId: name, history: readHistory(name) }))
for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories))
  replayed.set(workflowId, error)

test.each(recorded)('what went the way of %s is understood by the code of today', (name) => {
  expect(replayed.has(name)).toBe(true)
  expect(replayed.get(name)).toBeUndefined()
})

test.each(Object.entries(kept))('no process of %s remembers what is none of its business', (folder, { untold }) => {
  for (const name of namesIn(folder))
    for (const payload of payloadsOf(`${folder}/${name}`)) expect(payload, name).not.toMatch(untold)
})
