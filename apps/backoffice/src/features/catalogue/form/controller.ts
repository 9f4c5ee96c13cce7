import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { useMutation } from '@tanstack/solid-query'
import { createMemo, createSignal } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { fieldText } from '../../../api/field-text.ts'
import type { Options } from '../../financing/row.ts'
import {
  draftOf,
  emptyService,
  factsIn,
  faultsOf,
  type Opened,
  type ServiceDraft,
  type ServiceFacts,
  type ServiceField,
  toAdd,
  toChange,
} from './draft.ts'

export type ServiceFormOptions = {
  opened: Opened
  options: Options
  /** The centre that one looks at; without one it is chosen in the form. */
  centreId: string | undefined
  onSaved: () => void
}

/** A service being typed: what is wrong with it and since when that is shown, its saving, and what changed meanwhile. */
export function createServiceForm({
  opened: { service, draft: kept },
  options,
  centreId,
  onSaved,
}: ServiceFormOptions) {
  const onlyCentre = options.centres.length === 1 ? (options.centres[0]?.id ?? '') : ''
  const begun = service ? draftOf(service, service.centreId) : emptyService(centreId ?? onlyCentre)
  const [draft, setDraft] = createStore<ServiceDraft>(structuredClone(kept ?? begun))
  const [before, setBefore] = createSignal<(ServiceFacts & { version: number }) | undefined>(service)
  const [meanwhile, setMeanwhile] = createSignal<ServiceFacts & { version: number }>()
  const [left, setLeft] = createSignal<ReadonlySet<ServiceField>>(new Set())
  const [tried, setTried] = createSignal(false)
  const [refused, setRefused] = createSignal<Readonly<Record<string, string>>>({})
  const faults = createMemo(() => faultsOf(draft, options.today, before()))
  const saving = useMutation(() => ({
    mutationFn: () => {
      const version = before()?.version
      return service && version !== undefined
        ? api.services.change.act(toChange(unwrap(draft), { id: service.id, version }))
        : api.services.add.act(toAdd(unwrap(draft)))
    },
  }))

  const fault = (field: ServiceField): string | undefined => {
    const code = refused()[field] ?? (tried() || left().has(field) ? faults()[field] : undefined)
    return code === 'reference-taken' ? m.catalogue_reference_taken() : fieldText(code)
  }
  const save = () =>
    saving.mutate(undefined, {
      onSuccess: () => {
        const { reference } = draft
        showToast({
          text: service ? m.catalogue_changed({ reference }) : m.catalogue_added({ reference }),
          meaning: 'good',
        })
        onSaved()
      },
      onError: (error) => {
        const { code, details, fields } = failureOf(error)
        setRefused(fields)
        if (code === 'changed-meanwhile') setMeanwhile(factsIn(details))
      },
    })

  return {
    draft,
    options,
    isNew: service === undefined,
    isChanged: () => JSON.stringify(draft) !== JSON.stringify(begun),
    fault,
    leave: (field: ServiceField) => setLeft((fields) => new Set([...fields, field])),
    set<Name extends keyof ServiceDraft>(name: Name, value: ServiceDraft[Name]) {
      setDraft(name, value)
      setRefused((codes) => Object.fromEntries(Object.entries(codes).filter(([field]) => field !== name)))
    },
    saving,
    /** A refusal that belongs to no field. */
    failure: () =>
      saving.isError && !meanwhile() && Object.keys(refused()).length === 0 && !saving.isPending
        ? failureText(saving.error)
        : undefined,
    meanwhile,
    /** What is typed goes on, over what somebody else saved. */
    keepMine() {
      const now = meanwhile()
      if (!now) return
      setBefore(now)
      setMeanwhile(undefined)
      save()
    },
    takeTheirs() {
      const now = meanwhile()
      if (!now) return
      setBefore(now)
      setMeanwhile(undefined)
      setDraft(reconcile(draftOf(now, draft.centreId)))
    },
    /** `false` when something has to be mended first. */
    submit(): boolean {
      setTried(true)
      if (Object.keys(faults()).length > 0) return false
      if (!saving.isPending) save()
      return true
    },
    typed: (): ServiceDraft => structuredClone(unwrap(draft)),
  }
}

export type ServiceForm = ReturnType<typeof createServiceForm>
