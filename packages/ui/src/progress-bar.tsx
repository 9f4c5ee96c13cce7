/** How far long work is. `done` of `total`, in whatever `valueText` says in words. */
export function ProgressBar(props: { label: string; done: number; total: number; valueText?: string }) {
  const share = () => (props.total > 0 ? Math.min(1, props.done / props.total) : 0)
  return (
    <div>
      <div class="mb-1 flex justify-between gap-2 text-sm">
        <span>{props.label}</span>
        <span class="text-muted tabular-nums">{props.valueText ?? `${Math.floor(share() * 100)} %`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.total}
        aria-valuenow={props.done}
        aria-valuetext={props.valueText}
        class="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          class="h-full origin-left bg-accent-fill transition-transform"
          style={{ transform: `scaleX(${share()})` }}
        />
      </div>
    </div>
  )
}
