import { money } from '@cauce/i18n/format'
import type { Suggestion } from '@cauce/ui/suggest-input'
import { keepPreviousData } from '@tanstack/solid-query'
import { createMemo, createSignal } from 'solid-js'
import { api } from '../../api/api.ts'
import { useQuery } from '../../api/use-query.ts'
import { settled } from '../../settled.ts'
import { endText } from '../catalogue/end-text.ts'
import type { PickedService } from '../financing/new/draft.ts'

/** After the last keystroke. */
const settleMs = 200

/**
 * The services of a centre's catalogue that fit what is typed, from when somebody types (`look`). Without a centre, and
 * where it has no catalogue, there are none.
 */
export function createServiceSuggestions(centreId: () => string, text: () => string) {
  const [wanted, setWanted] = createSignal(false)
  const asked = settled(() => text().trim(), settleMs)
  const isAsking = () => wanted() && centreId() !== '' && text().trim() !== ''
  const found = useQuery(() => ({
    ...api.services.suggest.queryOptions({ centreId: centreId(), text: asked() }),
    enabled: isAsking() && asked() !== '' && asked().length <= 80,
    placeholderData: keepPreviousData,
    meta: { live: false },
  }))
  // Asking for what is on its way would take the form, and the focus in it, off the screen.
  const services = createMemo(() => (isAsking() && found.isSuccess ? found.data : []))
  return {
    look: () => setWanted(true),
    shown: createMemo((): Suggestion[] =>
      services().map((service) => ({
        value: service.id,
        label: `${service.reference} · ${service.name}`,
        detail: `${money(service.priceCents)} · ${endText(service)}`,
      })),
    ),
    pick(id: string, take: (service: PickedService) => void) {
      const service = services().find((each) => each.id === id)
      setWanted(false)
      if (service) take(service)
    },
  }
}
