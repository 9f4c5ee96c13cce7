import type { ErrorCode } from '@cauce/domain/errors'
import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { useMutation } from '@tanstack/solid-query'
import { useNavigate } from '@tanstack/solid-router'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import { api, type Outputs } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { remember, remembered } from '../../../remembered.ts'
import { settled } from '../../../settled.ts'
import type { Options } from '../row.ts'
import {
  type Draft,
  type DraftShopper,
  draftTotalCents,
  emptyDraft,
  isUntouched,
  readDraft,
  simulation,
} from './draft.ts'
import { faultsOf, phoneOf, toSend } from './faults.ts'
import { phoneParts } from './phone-parts.ts'

export type KnownCustomer = Outputs['financings']['suggestCustomers'][number]

const newKey = () => crypto.randomUUID()

/** A sale being typed: its draft, what is wrong with it and since when that is shown, and its sending. */
export function createSale(options: Options, userId: string) {
  const navigate = useNavigate()
  const storedAs = `financing.draft.${userId}`
  const [draft, setDraft] = createStore<Draft>(
    remembered(storedAs, (stored) => readDraft(stored, options)) ?? emptyDraft(options, newKey()),
  )
  let sent = false
  const keep = () => remember(storedAs, sent || isUntouched(draft) ? null : unwrap(draft))
  createEffect(on(() => JSON.stringify(draft), keep, { defer: true }))

  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [tried, setTried] = createSignal(false)
  const [refused, setRefused] = createSignal<Readonly<Record<string, ErrorCode>>>({})
  const product = () => options.products.find(({ id }) => id === draft.productId)
  const ownFaults = createMemo(() => faultsOf(draft, options.today, product()?.terms))

  const reference = settled(() => draft.reference.trim(), 300)
  const taken = useQuery(() => ({
    ...api.financings.checkReference.queryOptions({ reference: reference() }),
    enabled: reference() !== '' && reference().length <= 40,
    // Without an answer to begin with, waiting for one would take the form off the screen.
    placeholderData: { taken: false },
  }))
  // Asking for data that is still on its way would take the whole page, and the focus in it, off the screen.
  const isTaken = () => reference() === draft.reference.trim() && taken.isSuccess && taken.data.taken
  const hint = settled(
    () =>
      JSON.stringify({
        phone: phoneOf(draft.shopper).value,
        email: ownFaults()['shopper.email'] ? undefined : draft.shopper.email.trim(),
      }),
    400,
  )
  const suggested = useQuery(() => {
    const asked: { phone?: string; email?: string } = JSON.parse(hint())
    return {
      ...api.financings.suggestCustomers.queryOptions(asked),
      enabled: draft.customerId === null && Object.keys(asked).length > 0,
      placeholderData: [],
    }
  })
  const [dismissed, setDismissed] = createSignal<ReadonlySet<string>>(new Set())

  /** The code to show at a field: the server's, or our own once the field was left or sending was tried. */
  const fault = (path: string): ErrorCode | undefined => {
    if (refused()[path]) return refused()[path]
    if (path === 'reference' && isTaken()) return 'reference-taken'
    const own = ownFaults()[path]
    // No leaving of the field makes it right, and what it comes to is on the screen already.
    if (own === 'discount-above-cart') return own
    if (path === 'lines') return tried() || [...left()].some((each) => each.startsWith('lines.')) ? own : undefined
    return tried() || left().has(path) ? own : undefined
  }
  /** What the server said of a field holds until it is typed into; what it said of the cart, until any of its lines is. */
  const touched = (path: string) => {
    const isGone = (told: string) => told === path || (path.startsWith('lines.') && isOfCart(told))
    if (Object.keys(refused()).some(isGone))
      setRefused(Object.fromEntries(Object.entries(refused()).filter(([told]) => !isGone(told))))
  }
  const isOfLine = (path: string) => path === 'lines' || path.startsWith('lines.')
  createEffect(
    on(
      () => `${draft.productId} ${draft.lines.map(({ key }) => key).join()}`,
      // Lines are named by their place.
      () => setRefused((told) => Object.fromEntries(Object.entries(told).filter(([path]) => !isOfLine(path)))),
      { defer: true },
    ),
  )
  const isOfCart = (path: string) => path === 'lines' || refused()[path] === 'discount-above-cart'
  const sending = useMutation(() => api.financings.send.mutationOptions())
  const totalCents = createMemo(() => draftTotalCents(draft.lines))
  const replace = (next: Draft) => {
    setDraft(reconcile(next))
    setLeft(new Set<string>())
    setRefused({})
    setTried(false)
  }

  return {
    draft,
    setDraft,
    options,
    totalCents,
    product,
    simulation: createMemo(() => simulation(product()?.terms, draft.lines, options.today)),
    fault,
    faultCount: () => Object.keys(ownFaults()).length + (isTaken() && !ownFaults().reference ? 1 : 0),
    tried,
    leave(path: string) {
      if (path === 'shopper.phone') setDraft('shopper', phoneParts(draft.shopper))
      setLeft((paths) => new Set([...paths, path]))
    },
    touched,
    isUntouched: () => isUntouched(draft),
    sending,
    failure: () => (sending.isError ? failureText(sending.error) : undefined),
    suggestion: (): KnownCustomer | undefined =>
      draft.customerId === null && suggested.isSuccess
        ? suggested.data.find(({ id }) => !dismissed().has(id))
        : undefined,
    dismiss: (id: string) => setDismissed((ids) => new Set([...ids, id])),
    setShopper<Name extends keyof DraftShopper>(name: Name, value: DraftShopper[Name]) {
      setDraft('shopper', name, value)
      touched(`shopper.${name}`)
    },
    useCustomer({ id, ...known }: KnownCustomer) {
      const shopper = Object.fromEntries(
        Object.entries(known).filter(([, value]) => value !== null),
      ) as Partial<DraftShopper>
      setDraft('customerId', id)
      setDraft('shopper', {
        ...shopper,
        ...phoneParts({ phone: known.phone, phoneCountry: draft.shopper.phoneCountry }),
      })
      setLeft(new Set<string>())
    },
    discard() {
      const before = structuredClone(unwrap(draft))
      replace(emptyDraft(options, newKey()))
      showToast({ text: m.financing_draft_discarded(), undo: () => replace(before) })
    },
    /** `false` when something has to be mended first. */
    send(): boolean {
      setTried(true)
      if (Object.keys(ownFaults()).length > 0 || isTaken()) return false
      if (sending.isPending || sent) return true
      sending.mutate(toSend(unwrap(draft)), {
        onSuccess: ({ id }) => {
          sent = true
          remember(storedAs, null)
          showToast({
            text: m.financing_sent({ name: draft.shopper.firstName, reference: draft.reference }),
            meaning: 'good',
          })
          void navigate({ to: '/financings/$id', params: { id } })
        },
        onError: (error) => setRefused(failureOf(error).fields as Record<string, ErrorCode>),
      })
      return true
    },
    newKey,
  }
}

export type Sale = ReturnType<typeof createSale>
