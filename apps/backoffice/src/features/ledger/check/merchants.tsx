import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Section } from '@cauce/ui/section'
import { Link } from '@tanstack/solid-router'
import { For } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'
import { Verdict } from './figures.tsx'

/** Merchant by merchant, those that differ first; each leads to its own check. */
export const Merchants = (props: { check: Outputs['ledger']['check'] }) => (
  <Section title={m.ledger_check_merchants()}>
    <ul class="grid gap-x-8 sm:grid-cols-2 xl:grid-cols-3">
      <For each={props.check.merchants}>
        {(merchant) => (
          <li class="flex items-center gap-3 border-line border-b py-1.5">
            <Link
              to="/ledger"
              search={{ tab: 'check', merchant: merchant.id }}
              class={`${linkClass} min-w-0 grow truncate`}
            >
              {merchant.name}
            </Link>
            <Verdict differing={merchant.differing} />
          </li>
        )}
      </For>
    </ul>
  </Section>
)
