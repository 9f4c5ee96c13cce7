/** After an install: generates the messages, so that editors and the type checker find them. Never fails an install. */
import { spawnSync } from 'node:child_process'

spawnSync('turbo', ['run', 'generate', '--output-logs=errors-only'], {
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  stdio: 'ignore',
  timeout: 120_000,
})
