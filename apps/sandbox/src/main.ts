import { readEnv } from './env.ts'
import { startSandbox } from './start.ts'

const start = async () => startSandbox(readEnv())
const sandbox = await start().catch((error: unknown) => {
  console.error(`sandbox: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
})
console.log(`sandbox ${sandbox.url}  acquirer ${sandbox.acquirerUrl}  smtp ${sandbox.smtpUrl}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void sandbox.stop().finally(() => process.exit(0)))
}
