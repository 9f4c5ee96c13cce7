import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** What this package takes from the environment, read anew at each call so that tests may set it. */
export const env = {
  /** A Temporal program named by the user; it wins over every other. */
  temporalCli: () => process.env.TEMPORAL_CLI || undefined,
  /** A time-skipping test server named by the user. */
  temporalTestServer: () => process.env.TEMPORAL_TEST_SERVER || undefined,
  searchPath: () => (process.env.PATH ?? '').split(delimiter).filter(Boolean),
  cacheFolder: () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cauce'),
  all: () => process.env,
}
