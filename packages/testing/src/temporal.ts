import { searchAttributeOptions } from '@cauce/embedded/temporal'
import { temporalProgram, timeSkippingProgram } from '@cauce/embedded/temporal-program'
import { TestWorkflowEnvironment } from '@temporalio/testing'

/**
 * A Temporal server for one test file, stopped by `teardown()` on it. With time skipped, a timer of weeks ends in
 * seconds; that server has no Schedules and does not skip while an Update's result is awaited.
 */
export async function temporalEnvironment(options: { timeSkipping: boolean }): Promise<TestWorkflowEnvironment> {
  if (options.timeSkipping) {
    const path = await timeSkippingProgram()
    return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })
  }
  const path = await temporalProgram()
  return TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path }, extraArgs: [...searchAttributeOptions] },
  })
}
