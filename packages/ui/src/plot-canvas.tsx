import 'uplot/dist/uPlot.min.css'
import { createEffect, onCleanup } from 'solid-js'
import UPlot from 'uplot'
import type { PlotProps } from './plot.tsx'

/** Running sums, so that the tallest can be drawn first and the others over it. */
function stacked(series: PlotProps['series']): number[][] {
  const sums: number[][] = []
  for (const { values } of series) {
    const below = sums.at(-1)
    sums.push(values.map((value, day) => value + (below?.[day] ?? 0)))
  }
  return sums
}

/** The drawn half of Plot. */
export default function PlotCanvas(props: PlotProps & { height: number; locale: string }) {
  let host!: HTMLDivElement
  const resolved = (meaning: string) => {
    const probe = host.appendChild(document.createElement('i'))
    probe.style.color = `var(--${meaning}-fg)`
    const value = getComputedStyle(probe).color
    probe.remove()
    return value
  }
  const draw = () => {
    const bars = UPlot.paths.bars!({ size: [0.7, 24], gap: 1, radius: 0.15 })
    const stack = stacked(props.series)
    const order = props.series.map((_, index) => index).reverse()
    const data: UPlot.AlignedData = [props.days.map((_, day) => day), ...order.map((index) => stack[index]!)]
    return new UPlot(
      {
        width: host.clientWidth || 320,
        height: props.height,
        padding: [4, 0, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        axes: [{ show: false }, { show: false }],
        scales: {
          x: { time: false, range: [-0.6, Math.max(props.days.length - 0.4, 0.6)] },
          y: { range: (_plot, _low, high) => [0, Math.max(high, 1)] },
        },
        series: [
          {},
          ...order.map((index) => ({
            fill: resolved(props.series[index]!.meaning),
            width: 0,
            paths: bars,
            points: { show: false },
          })),
        ],
      },
      data,
      host,
    )
  }
  createEffect(() => {
    let plot = draw()
    const redraw = () => {
      plot.destroy()
      plot = draw()
    }
    const width = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: props.height }))
    width.observe(host)
    const theme = new MutationObserver(redraw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', redraw)
    onCleanup(() => {
      width.disconnect()
      theme.disconnect()
      system.removeEventListener('change', redraw)
      plot.destroy()
    })
  })
  return <div ref={host} aria-hidden="true" class="w-full overflow-hidden" style={{ height: `${props.height}px` }} />
}
