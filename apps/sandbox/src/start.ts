import { acquirerApp } from './acquirer/app.ts'
import { refundSettlement } from './acquirer/refund-settlement.ts'
import { controlApp } from './control/app.ts'
import { hookSender } from './hooks.ts'
import { listen } from './listen.ts'
import { startMailbox } from './mailbox/smtp.ts'
import { textDelivery } from './phone/delivery.ts'
import { keepSettings } from './settings.ts'
import { openStore } from './store.ts'

/** Port 0 takes any free one. */
export type SandboxOptions = {
  port: number
  acquirerPort: number
  smtpPort: number
  /** A file that keeps everything over restarts, or `:memory:`. */
  dataFile: string
  /** Origin that receives `/webhooks/stripe` and inbound texts at `/webhooks/twilio`. */
  webhookUrl: string
  stripeSecretKey: string
  stripeWebhookSecret: string
  twilioAuthToken: string
  /** Address to bind; this machine's own unless told otherwise. */
  hostname?: string
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/**
 * Starts the outside world: the phone and Twilio's API and the control API on one port, the card acquirer on another
 * (so that the card frame has an origin of its own), the mailbox on a third. Rejects when a port is taken.
 */
export async function startSandbox(options: SandboxOptions) {
  const store = openStore(options.dataFile)
  const settings = keepSettings(store)
  const hooks = hookSender(store, settings, options)
  const world = { store, settings, hooks, options }
  const delivery = textDelivery(store, settings, hooks)
  const settlement = refundSettlement(world)
  const opened: { stop(): Promise<void> }[] = [hooks, delivery, settlement]
  const stop = async () => {
    await Promise.all(opened.map((part) => part.stop()))
    store.close()
  }
  try {
    const mailbox = await startMailbox(world)
    opened.push(mailbox)
    const acquirer = await listen(acquirerApp(world, settlement), options.acquirerPort, options.hostname)
    opened.push(acquirer)
    const phone = await listen(controlApp(world, delivery), options.port, options.hostname)
    opened.push(phone)
    hooks.resume()
    delivery.resume()
    settlement.resume()
    return {
      url: `http://localhost:${phone.port}`,
      acquirerUrl: `http://localhost:${acquirer.port}`,
      smtpUrl: `smtp://localhost:${mailbox.port}`,
      settings,
      /** Ends every connection and closes the store; takes well under two seconds. */
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
