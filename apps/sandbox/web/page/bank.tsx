import { createSignal, createUniqueId, Show } from 'solid-js'
import { Fold, Switch } from './setting-fields.tsx'
import { say } from './words.ts'

/** The platform's bank: a payment file goes in, the day's statement comes down. */
export function Bank() {
  const [givesOneBack, setGivesOneBack] = createSignal(false)
  const [takesCharge, setTakesCharge] = createSignal(false)
  const [isRefused, setRefused] = createSignal(false)
  const id = createUniqueId()
  const pay = async (file: File) => {
    const mood = new URLSearchParams({ back: givesOneBack() ? '1' : '0', charge: takesCharge() ? '1' : '0' })
    const answer = await fetch(`/bank/statements?${mood}`, { method: 'POST', body: file })
    setRefused(!answer.ok)
    if (answer.ok) save(await answer.blob(), nameIn(answer.headers.get('content-disposition')))
  }
  return (
    <Fold title={say('bank')}>
      <label for={id}>{say('paymentFile')}</label>
      <input
        id={id}
        type="file"
        accept=".xml"
        class="w-full file:mr-2 file:h-(--control) file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3"
        aria-invalid={isRefused()}
        aria-describedby={isRefused() ? `${id}-refused` : undefined}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void pay(file)
        }}
      />
      <Show when={isRefused()}>
        <p id={`${id}-refused`} role="alert" class="text-bad-fg text-sm">
          {say('notPaymentFile')}
        </p>
      </Show>
      <Switch label={say('givesOneBack')} on={givesOneBack()} set={setGivesOneBack} />
      <Switch label={say('takesCharge')} on={takesCharge()} set={setTakesCharge} />
    </Fold>
  )
}

const nameIn = (disposition: string | null): string =>
  /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'camt.053.xml'

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
