import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import {
  type FinancingEnd,
  type FinancingSignals,
  financingWorkflow,
  financingWorkflowId,
} from '@cauce/workflows/financing/contract'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import type { Alteration } from './alter-source.ts'
import { type FakeWorld, fakeWorld } from './fake-world.ts'
import { historiesOf } from './histories.ts'

/** Only what went wrong is worth a line in a test's output. */
export const quiet = () => Runtime.install({ logger: new DefaultLogger('ERROR') })

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** The workflows packed as the worker runs them, save for the texts of their source that are altered. */
export const bundle = (alterations: readonly Alteration[] = []): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: pathOf('../src/index.ts'),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook(config) {
      const rules = alterations.map((options) => ({
        ...{ test: pathOf(options.file), enforce: 'pre' as const },
        use: [{ loader: pathOf('./alter-source.ts'), options }],
      }))
      return { ...config, module: { ...config.module, rules: [...(config.module?.rules ?? []), ...rules] } }
    },
  })

/** One financing's process over a world of its own. */
export type Play = {
  id: string
  world: FakeWorld
  environment: TestWorkflowEnvironment
  /** Says something to the process; the key is new unless given. */
  tell<Signal extends keyof FinancingSignals>(
    signal: Signal,
    payload: FinancingSignals[Signal],
    key?: string,
  ): Promise<void>
  nudge(): Promise<void>
  /** Lets time pass, such as `25 hours`. */
  pass(time: string): Promise<void>
  /** What came of it, time skipped. */
  end(): Promise<FinancingEnd>
}

/** Begins a sale with its first text and plays `act` on it; then the process has to end by itself. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  act: (play: Play) => Promise<void>,
  terms: (startMs: number) => Parameters<typeof fakeWorld>[1] = () => ({}),
) {
  const startMs = await environment.currentTimeMs()
  const world = fakeWorld(startMs, terms(startMs))
  const id = randomUUID()
  const taskQueue = `test-${id}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: world.activities },
  })
  const client = environment.client.workflow
  return worker.runUntil(async () => {
    const workflowId = financingWorkflowId(id)
    await client.signalWithStart(financingWorkflow, {
      ...{ workflowId, taskQueue, args: [{ sale: { merchantId: 'm', id } }] },
      ...{ signal: 'deliver', signalArgs: [{ messageId: 'link-1', key: 'deliver/link-1' }] },
    })
    // Without a run's id: what is told goes to the run that lives.
    const handle = environment.client.workflow.getHandle(workflowId)
    const here: Play = {
      ...{ id, world, environment },
      tell: (signal, payload, key = randomUUID()) => handle.signal(signal, { ...payload, key }),
      nudge: () => handle.signal('nudge'),
      pass: (time) => environment.sleep(time as '1 hour'),
      end: () => handle.result() as Promise<FinancingEnd>,
    }
    await here.pass('1 second')
    await act(here)
    const end = await here.end()
    return { end, world, histories: await historiesOf(environment, workflowId) }
  })
}
