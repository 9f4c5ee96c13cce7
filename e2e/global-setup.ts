import { startCauce } from './harness/start-cauce.ts'

/**
 * Once per run; a Cauce that runs already may be named by its announcement in CAUCE_RUNNING. The tests read there where
 * it listens: see harness/cauce.ts.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.CAUCE_RUNNING) return undefined
  const { stop, ...running } = await startCauce()
  process.env.CAUCE_RUNNING = JSON.stringify(running)
  return stop
}
