import { Combobox as Kobalte } from '@kobalte/core/combobox'
import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createMemo, Show } from 'solid-js'
import { useFieldAria } from './field.tsx'
import { useUi } from './ui-provider.tsx'

export type ComboboxOption = { value: string; label: string; detail?: string; disabled?: boolean }

export type ComboboxProps = {
  /** The chosen option's; empty while none is. */
  value: string
  options: readonly ComboboxOption[]
  /** Gets the empty string when what was chosen is cleared away. */
  onChange: (value: string) => void
  placeholder?: string
  /** Where the options are searched for elsewhere: told what is typed; `options` are then shown as they come. */
  onSearch?: (text: string) => void
  onBlur?: () => void
  disabled?: boolean
  class?: string
}

/** One of many: typing narrows them, arrows and Enter choose. Of a few, use Select. */
export function Combobox(props: ComboboxProps) {
  const ui = useUi()
  const aria = useFieldAria()
  const chosen = createMemo(() => props.options.find(({ value }) => value === props.value) ?? null)
  return (
    <Kobalte<ComboboxOption>
      class={`relative ${props.class ?? ''}`}
      options={[...props.options]}
      optionValue="value"
      optionTextValue="label"
      optionLabel="label"
      optionDisabled="disabled"
      value={chosen()}
      onChange={(option: ComboboxOption | null) => props.onChange(option?.value ?? '')}
      onInputChange={(text) => props.onSearch?.(text)}
      defaultFilter={props.onSearch ? () => true : 'contains'}
      placeholder={props.placeholder}
      disabled={props.disabled}
      triggerMode="focus"
      gutter={4}
      sameWidth
      itemComponent={(item) => (
        <Kobalte.Item item={item.item} class="menu-item py-1">
          <Kobalte.ItemLabel class="min-w-0 grow">
            <span class="block truncate">{item.item.rawValue.label}</span>
            <Show when={item.item.rawValue.detail}>
              <span class="block truncate text-muted text-sm">{item.item.rawValue.detail}</span>
            </Show>
          </Kobalte.ItemLabel>
          <Kobalte.ItemIndicator>
            <Check class="size-4 text-accent" aria-hidden="true" />
          </Kobalte.ItemIndicator>
        </Kobalte.Item>
      )}
    >
      <Kobalte.Control class="relative" aria-label={props.placeholder}>
        <Kobalte.Input {...aria} class="control pr-9" autocomplete="off" onBlur={() => props.onBlur?.()} />
        <Kobalte.Trigger
          class="absolute inset-y-0 right-0 flex w-8 items-center justify-center rounded-md text-muted hover:text-ink"
          aria-label={ui.texts.suggestions}
          tabIndex={-1}
        >
          <ChevronDown class="size-4" aria-hidden="true" />
        </Kobalte.Trigger>
      </Kobalte.Control>
      <Kobalte.Portal>
        <Kobalte.Content class="floating z-60 max-h-72 animate-appear overflow-y-auto p-1">
          <Kobalte.Listbox class="outline-none" />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  )
}
