import { Show } from 'solid-js'
import { Bank } from './bank.tsx'
import { CardOperations } from './card-operations.tsx'
import { Pane } from './pane.tsx'
import { ReceivedWebhooks } from './received-webhooks.tsx'
import { Fold, NumberEntry, Numbers, Switch } from './setting-fields.tsx'
import { TestCards } from './test-cards.tsx'
import { WebhookLog } from './webhook-log.tsx'
import { say } from './words.ts'
import type { FollowedWorld } from './world.ts'

const buttonClass =
  'h-(--control) whitespace-nowrap rounded-md border border-line-strong bg-surface px-3 hover:bg-hover'

/** The weather outside: how the acquirer, the network of phones and the mail servers behave. */
export function Outside(props: { world: FollowedWorld }) {
  const empty = () => {
    if (confirm(say('resetQuestion'))) void props.world.reset()
  }
  return (
    <Pane
      title={say('outside')}
      tools={
        <div class="flex flex-1 justify-end gap-2">
          <button type="button" class={buttonClass} onClick={() => void props.world.calm()}>
            {say('calm')}
          </button>
          <button type="button" class={buttonClass} onClick={empty}>
            {say('reset')}
          </button>
        </div>
      }
    >
      <div class="min-h-0 flex-1 overflow-y-auto bg-surface">
        <TestCards />
        <Bank />
        <CardOperations intents={props.world.shown.intents} />
        <Show when={props.world.shown.settings}>
          {(settings) => (
            <>
              <Weather world={props.world} settings={settings()} />
              <ReceivedWebhooks
                world={props.world}
                settings={settings().webhooks}
                received={props.world.shown.webhooks}
              />
            </>
          )}
        </Show>
        <WebhookLog hooks={props.world.shown.hooks} />
      </div>
    </Pane>
  )
}

function Weather(props: { world: FollowedWorld; settings: NonNullable<FollowedWorld['shown']['settings']> }) {
  const acquirer = (name: keyof typeof props.settings.acquirer) => ({
    label: say(name),
    set: (value: number | boolean) => void props.world.patch({ acquirer: { [name]: value } }),
  })
  const sms = (name: Exclude<keyof typeof props.settings.sms, 'undeliverableNumbers'>) => ({
    label: say(name),
    set: (value: number | boolean) => void props.world.patch({ sms: { [name]: value } }),
  })
  const mail = (name: keyof typeof props.settings.mail) => ({
    label: say(name),
    set: (value: boolean) => void props.world.patch({ mail: { [name]: value } }),
  })
  return (
    <>
      <Fold title={say('acquirer')} open>
        <NumberEntry {...acquirer('answerDelayMs')} value={props.settings.acquirer.answerDelayMs} />
        <NumberEntry {...acquirer('loseNextAnswers')} value={props.settings.acquirer.loseNextAnswers} />
        <NumberEntry {...acquirer('refundDelayMs')} value={props.settings.acquirer.refundDelayMs} />
        <Switch {...acquirer('declineAll')} on={props.settings.acquirer.declineAll} alarming />
        <Switch {...acquirer('outage')} on={props.settings.acquirer.outage} alarming />
        <Switch {...acquirer('holdWebhooks')} on={props.settings.acquirer.holdWebhooks} alarming />
        <Switch {...acquirer('idempotency')} on={props.settings.acquirer.idempotency} />
        <Switch {...acquirer('staleReads')} on={props.settings.acquirer.staleReads} />
        <Switch {...acquirer('revealFirstSix')} on={props.settings.acquirer.revealFirstSix} />
        <button type="button" class={`${buttonClass} mt-1`} onClick={() => void props.world.forgetKeys()}>
          {say('forgetKeys')}
        </button>
      </Fold>
      <Fold title={say('sms')} open>
        <NumberEntry {...sms('answerDelayMs')} value={props.settings.sms.answerDelayMs} />
        <NumberEntry {...sms('deliveryDelayMs')} value={props.settings.sms.deliveryDelayMs} />
        <NumberEntry {...sms('loseNextAnswers')} value={props.settings.sms.loseNextAnswers} />
        <NumberEntry {...sms('failNext')} value={props.settings.sms.failNext} />
        <Switch {...sms('failAll')} on={props.settings.sms.failAll} alarming />
        <Switch {...sms('outage')} on={props.settings.sms.outage} alarming />
        <Numbers
          label={say('undeliverableNumbers')}
          value={props.settings.sms.undeliverableNumbers}
          set={(undeliverableNumbers) => void props.world.patch({ sms: { undeliverableNumbers } })}
        />
      </Fold>
      <Fold title={say('mail')} open>
        <Switch {...mail('refuse')} on={props.settings.mail.refuse} alarming />
        <Switch {...mail('defer')} on={props.settings.mail.defer} alarming />
      </Fold>
    </>
  )
}
