import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import Check from 'lucide-solid/icons/check'
import { For, type JSX, Show } from 'solid-js'

export type MenuProps = {
  /** What the trigger shows; its classes decide whether it looks like a button or an icon. */
  trigger: JSX.Element
  triggerClass: string
  /** The trigger's name, where its content has no words. */
  label?: string
  /** Open from the start, as one fetched on demand is. */
  defaultOpen?: boolean
  children: JSX.Element
}

/** A list of deeds under a button: arrows, first letters, Enter, Escape. */
export function Menu(props: MenuProps) {
  return (
    <DropdownMenu gutter={4} placement="bottom-end" modal={false} defaultOpen={props.defaultOpen ?? false}>
      <DropdownMenu.Trigger class={props.triggerClass} aria-label={props.label}>
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="floating z-50 max-h-(--kb-popper-content-available-height) min-w-52 max-w-80 animate-appear overflow-y-auto p-1 outline-none">
          {props.children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}

export type MenuItemProps = {
  icon?: JSX.Element
  keys?: JSX.Element
  disabled?: boolean
  danger?: boolean
  onSelect: () => void
  children: JSX.Element
}

export function MenuItem(props: MenuItemProps) {
  return (
    <DropdownMenu.Item
      class="menu-item"
      classList={{ 'text-bad-fg': props.danger }}
      disabled={props.disabled}
      onSelect={props.onSelect}
    >
      <Show when={props.icon}>
        <span class="flex size-4 shrink-0 items-center justify-center text-muted">{props.icon}</span>
      </Show>
      <span class="grow">{props.children}</span>
      {props.keys}
    </DropdownMenu.Item>
  )
}

export type MenuChoiceProps = {
  label: string
  value: string
  options: readonly { value: string; label: string; icon?: JSX.Element }[]
  onChange: (value: string) => void
}

/** One of a few, marked with a tick. */
export function MenuChoice(props: MenuChoiceProps) {
  return (
    <DropdownMenu.Group>
      <DropdownMenu.GroupLabel class="block px-2.5 pt-2 pb-1 text-muted text-xs">{props.label}</DropdownMenu.GroupLabel>
      <DropdownMenu.RadioGroup value={props.value} onChange={props.onChange}>
        <For each={props.options}>
          {(option) => (
            <DropdownMenu.RadioItem class="menu-item" value={option.value}>
              <Show when={option.icon}>
                <span class="flex size-4 shrink-0 items-center justify-center text-muted">{option.icon}</span>
              </Show>
              <DropdownMenu.ItemLabel class="grow">{option.label}</DropdownMenu.ItemLabel>
              <DropdownMenu.ItemIndicator>
                <Check class="size-4 text-accent" aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          )}
        </For>
      </DropdownMenu.RadioGroup>
    </DropdownMenu.Group>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator class="my-1 border-line" />
}
