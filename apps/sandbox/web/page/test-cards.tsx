import { createSignal, For } from 'solid-js'
import { Fold } from './setting-fields.tsx'
import { say, type Word } from './words.ts'

const cards: [number: string, does: Word][] = [
  ['4242424242424242', 'accepted'],
  ['5555555555554444', 'accepted'],
  ['4000002760003184', 'authentication'],
  ['4000002500003155', 'authentication'],
  ['4000008260003178', 'authenticationDeclined'],
  ['4000000000000002', 'declined'],
  ['4000000000009995', 'noFunds'],
  ['4000000000000069', 'expired'],
  ['4000000000000127', 'wrongCvc'],
  ['4000000000000119', 'tryLater'],
  ['4000000000000341', 'laterDeclined'],
  ['4000000000007726', 'refundsLate'],
  ['4000000000005126', 'refundsFail'],
]

const grouped = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ')

/** The cards that Stripe documents for tests, ready to be pasted into the checkout. */
export function TestCards() {
  const [copied, setCopied] = createSignal<string>()
  const copy = async (number: string) => {
    await navigator.clipboard.writeText(number)
    setCopied(number)
  }
  return (
    <Fold title={say('cards')} open>
      <p class="text-muted text-sm">{say('cardsHint')}</p>
      <ul>
        <For each={cards}>
          {([number, does]) => (
            <li class="grid min-h-(--row) grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
              <span>
                <span class="tabular-nums">{grouped(number)}</span>
                <span class="block text-muted text-sm">{say(does)}</span>
              </span>
              <button
                type="button"
                class="h-(--control) rounded-md px-2 text-accent text-sm hover:bg-hover"
                aria-label={`${say('copy')} ${grouped(number)}`}
                onClick={() => void copy(number)}
              >
                {say(copied() === number ? 'copied' : 'copy')}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Fold>
  )
}
