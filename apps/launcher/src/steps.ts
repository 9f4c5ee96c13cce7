import type { WriteStream } from 'node:tty'

export type Say = (doing: string) => void

type Line = { name: string; doing: string; startedAt: number }

/**
 * A list of what is being done, each with its time. On a terminal the steps under way are drawn anew in place; elsewhere
 * every event is a line of its own.
 */
export function showSteps(out: WriteStream = process.stdout) {
  const open = new Set<Line>()
  const live = out.isTTY === true
  let drawn = 0
  let timer: NodeJS.Timeout | undefined

  const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
  function erase() {
    if (drawn > 0) out.write(`\x1b[${drawn}A\x1b[0J`)
    drawn = 0
  }
  function draw() {
    if (!live) return
    erase()
    for (const line of open) {
      const text = `  … ${line.name}${line.doing ? `: ${line.doing}` : ''} (${seconds(line.startedAt)})`
      out.write(`${text.slice(0, Math.max(20, (out.columns || 80) - 1))}\n`)
      drawn++
    }
  }
  function print(text: string) {
    erase()
    out.write(`${text}\n`)
    draw()
  }

  return {
    /** A line that stays. */
    print,
    /** Shows `name` while `run` works; `say` tells what it is at, and its failure is shown and thrown on. */
    async step<T>(name: string, run: (say: Say) => Promise<T>): Promise<T> {
      const line: Line = { name, doing: '', startedAt: performance.now() }
      open.add(line)
      timer ??= live ? setInterval(draw, 200).unref() : undefined
      draw()
      const say = (doing: string) => {
        line.doing = doing
        if (live) draw()
        else print(`  … ${name}: ${doing}`)
      }
      try {
        const result = await run(say)
        open.delete(line)
        print(`  ✓ ${name} (${seconds(line.startedAt)})`)
        return result
      } catch (error) {
        open.delete(line)
        print(`  ✗ ${name}: ${error instanceof Error ? error.message : String(error)}`)
        throw error
      } finally {
        if (open.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
  }
}
