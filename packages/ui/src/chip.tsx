import X from 'lucide-solid/icons/x'
import { useUi } from './ui-provider.tsx'

/** A filter in force, and the way to lift it. */
export function Chip(props: { label: string; onRemove: () => void }) {
  const ui = useUi()
  return (
    <span class="inline-flex h-7 max-w-full items-center rounded-full border border-line-strong bg-selected pl-3 text-sm">
      <span class="truncate">{props.label}</span>
      <button
        type="button"
        class="ml-1 flex size-6 shrink-0 items-center justify-center rounded-full text-muted hover:bg-hover hover:text-ink"
        aria-label={`${ui.texts.remove}: ${props.label}`}
        onClick={() => props.onRemove()}
      >
        <X class="size-3.5" aria-hidden="true" />
      </button>
    </span>
  )
}
