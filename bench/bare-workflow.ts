import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow'

const go = defineSignal('go')
const { act } = proxyActivities<{ act(): Promise<void> }>({ startToCloseTimeout: '10 s' })

/** The least that a process can be: it waits for one signal and runs one activity. */
export async function bare(): Promise<void> {
  let told = false
  setHandler(go, () => {
    told = true
  })
  await condition(() => told)
  await act()
}
