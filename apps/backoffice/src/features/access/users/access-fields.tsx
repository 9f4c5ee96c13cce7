import { singleRights } from '@cauce/domain/access/permissions'
import { centreRoles, type Role } from '@cauce/domain/access/roles'
import { m } from '@cauce/i18n/messages'
import { permissionName } from '@cauce/i18n/permission-names'
import { roleName } from '@cauce/i18n/role-names'
import { Checkbox } from '@cauce/ui/checkbox'
import { DescriptionList } from '@cauce/ui/description-list'
import { Field } from '@cauce/ui/field'
import { FieldGroup } from '@cauce/ui/field-group'
import { Select } from '@cauce/ui/select'
import { For, Show } from 'solid-js'
import type { SetStoreFunction } from 'solid-js/store'
import type { UserDraft } from './draft.ts'
import type { Choices, Row } from './row.ts'

/** What somebody may: a role, its centres where it sees only some, its rights where they are given singly. */
export function AccessFields(props: {
  draft: UserDraft
  setDraft: SetStoreFunction<UserDraft>
  row: Row | undefined
  choices: Choices
  fault: (field: keyof UserDraft) => string | undefined
}) {
  const toggle = (part: 'centreIds' | 'rights', item: string, on: boolean) =>
    props.setDraft(part, (items) => (on ? [...items, item] : items.filter((other) => other !== item)))
  const mayGiveRights = () => props.choices.rights.length > 0
  return (
    <>
      <Show
        when={props.row?.role !== 'partner-account'}
        fallback={
          <div class="space-y-1">
            <DescriptionList items={[{ term: m.people_role(), detail: roleName('partner-account') }]} />
            <p class="text-muted text-sm">{m.people_partner_stays()}</p>
          </div>
        }
      >
        <Field label={m.people_role()} error={props.fault('role')} required>
          <Select
            value={props.draft.role}
            placeholder={props.draft.role === '' ? '—' : ''}
            options={props.choices.roles.map((role) => ({ value: role, label: roleName(role) }))}
            onChange={(value) => props.setDraft('role', value as Role)}
          />
        </Field>
      </Show>
      <Show when={props.draft.role !== '' && centreRoles.includes(props.draft.role)}>
        <FieldGroup legend={m.people_centres()} hint={m.people_centres_hint()} error={props.fault('centreIds')}>
          <For each={props.choices.centres}>
            {(centre) => (
              <Checkbox
                label={centre.name}
                checked={props.draft.centreIds.includes(centre.id)}
                onChange={(on) => toggle('centreIds', centre.id, on)}
              />
            )}
          </For>
        </FieldGroup>
      </Show>
      <Show when={props.draft.role === 'additional-administrator'}>
        <FieldGroup
          legend={m.people_rights()}
          hint={mayGiveRights() ? m.people_rights_hint() : m.people_rights_forbidden()}
          error={props.fault('rights')}
        >
          <For each={singleRights}>
            {(right) => (
              <Checkbox
                label={permissionName(right)}
                checked={props.draft.rights.includes(right)}
                disabled={!props.choices.rights.includes(right)}
                onChange={(on) => toggle('rights', right, on)}
              />
            )}
          </For>
        </FieldGroup>
      </Show>
    </>
  )
}
