import { parentPort } from 'node:worker_threads'

/**
 * The thread beside a reading child. A child that never ends its work hears neither its own timers nor that its parent is
 * gone: this one ends the process then. It is told the milliseconds that the answer may take.
 */
const end = () => process.kill(process.pid, 'SIGKILL')

const parent = process.ppid
const everyMs = 500

setInterval(() => process.ppid === parent || end(), everyMs)
parentPort?.once('message', (milliseconds: number) => setTimeout(end, milliseconds))
