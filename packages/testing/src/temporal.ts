import { searchAttributes } from '@cauce/domain/search-attributes'
import { searchAttributeOptions } from '@cauce/embedded/temporal'
import { temporalProgram, timeSkippingProgram } from '@cauce/embedded/temporal-program'
import { TestWorkflowEnvironment } from '@temporalio/testing'

/** Temporal's own number for an attribute that is found by its whole value. */
const keyword = 2

/**
 * A Temporal server for one test file, stopped by `teardown()` on it. With time skipped, a timer of weeks ends in
 * seconds; that server has no Schedules and does not skip while an Update's result is awaited. A `plain` one knows
 * nothing of what our processes are searched by.
 */
export async function temporalEnvironment(options: {
  timeSkipping: boolean
  plain?: boolean
}): Promise<TestWorkflowEnvironment> {
  if (options.timeSkipping) {
    const path = await timeSkippingProgram()
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    })
    await environment.connection.operatorService.addSearchAttributes({
      namespace: environment.namespace ?? 'default',
      searchAttributes: Object.fromEntries(Object.values(searchAttributes).map((name) => [name, keyword])),
    })
    return environment
  }
  const path = await temporalProgram()
  return TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      extraArgs: options.plain ? [] : [...searchAttributeOptions],
    },
  })
}
