import { expect, test } from 'vitest'
import { type Part, supervise } from './supervise.ts'

const pauses = { firstMs: 5, longestMs: 20, steadyAfterMs: 1000 }

/** Parts that the test ends by hand. */
function parts() {
  const running: { end: (why: string) => void; stopped: number[] }[] = []
  const start = async (): Promise<Part> => {
    let end: (why: string) => void = () => undefined
    const ended = new Promise<string>((resolve) => {
      end = resolve
    })
    const stopped: number[] = []
    running.push({ end, stopped })
    return {
      ended,
      async stop(graceMs) {
        stopped.push(graceMs)
        end('stopped')
      },
    }
  }
  return { running, start }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a part that dies is started again, and it is said each time with a longer pause', async () => {
  const said: string[] = []
  const { running, start } = parts()
  const part = supervise('worker', start, (line) => said.push(line), pauses)
  await part.ready
  running[0]?.end('worker ended with SIGKILL')
  await pause(30)
  running[1]?.end('worker ended with 1')
  await pause(40)
  expect(running).toHaveLength(3)
  expect(said.map((line) => line.trim())).toEqual([
    '! worker ended with SIGKILL: worker starts again in 0.005 s',
    '! worker ended with 1: worker starts again in 0.01 s',
  ])
  await part.stop(100)
})

test('a part that was stopped stays stopped', async () => {
  const { running, start } = parts()
  const part = supervise('api', start, () => undefined, pauses)
  await part.ready
  await part.stop(2500)
  await pause(30)
  expect(running).toHaveLength(1)
  expect(running[0]?.stopped).toEqual([2500])
})

test('a part stopped while it is still starting is stopped once it has started', async () => {
  const { running, start } = parts()
  const part = supervise(
    'api',
    () => pause(20).then(start),
    () => undefined,
    pauses,
  )
  await part.stop(1000)
  expect(running[0]?.stopped).toEqual([1000])
})

test('a first start that fails is told to the caller and not tried again', async () => {
  let tries = 0
  const part = supervise(
    'Temporal',
    async () => {
      tries++
      throw new Error('no program')
    },
    () => undefined,
    pauses,
  )
  await expect(part.ready).rejects.toThrow('no program')
  await pause(30)
  expect(tries).toBe(1)
})
