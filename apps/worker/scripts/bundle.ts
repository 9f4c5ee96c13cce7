import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

/** Packs the workflows into dist/workflow-bundle.js, so that the worker starts without packing them itself. */
const folder = fileURLToPath(new URL('../dist/', import.meta.url))
const workflowsPath = fileURLToPath(import.meta.resolve('@cauce/workflows/index'))

const { code } = await bundleWorkflowCode({
  workflowsPath,
  logger: { trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error, log() {} },
})
await mkdir(folder, { recursive: true })
await writeFile(`${folder}workflow-bundle.js`, code)
