import { temporalEnvironment } from '@cauce/testing/temporal'
import { Worker } from '@temporalio/worker'
import { afterAll, expect, test } from 'vitest'
import { play } from './payment-stage.ts'
import { shortLives } from './short-lives.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const workflowBundle = await bundle(shortLives)
afterAll(() => environment.teardown())

const months = 36
const dueAfterDays = Array.from({ length: months }, (_, month) => 30 * (month + 1))

test('a plan of three years whose process goes on in a new run every few steps is charged on each date, once', async () => {
  const { plan, end, histories } = await play(environment, workflowBundle, {
    dueAfterDays,
    async act({ plan: { weather }, tell, pass }) {
      for (let month = 0; month < 8; month += 1) {
        await tell('changed', { version: month })
        await tell('switched', { on: true }, 'said again and again')
        if (month === 4) Object.assign(weather, { acquirerAway: true })
        await pass('30 days')
        if (month === 4) Object.assign(weather, { acquirerAway: false })
      }
    },
  })
  expect(end).toBe('paid')
  const captured = plan.done.filter((what) => what.endsWith('captured'))
  expect(captured.map((what) => what.split(' ')[1])).toEqual(dueAfterDays.map((_, index) => `i${index + 2}`))
  expect(plan.facts.charges).toHaveLength(months)
  expect(plan.done.filter((what) => what.endsWith('unknown'))).toHaveLength(1)
  expect(histories.length).toBeGreaterThan(months / 2)
  const runs = histories.map((history, index) => ({ workflowId: `run ${index}`, history }))
  for await (const { error } of Worker.runReplayHistories({ workflowBundle }, runs)) expect(error).toBeUndefined()
})
