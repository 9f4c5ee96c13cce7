import { startCauce } from './harness/start-cauce.ts'

/** Once per run. The tests read where it listens from CAUCE_RUNNING: see harness/cauce.ts. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { stop, ...running } = await startCauce()
  process.env.CAUCE_RUNNING = JSON.stringify(running)
  return stop
}
