/** Longer than any fetch of the palette that somebody would type through. */
const patienceMs = 4000

/**
 * Keeps what is typed from now on from going elsewhere, for an input that is still on its way. The returned function
 * ends that and gives the text so far.
 */
export function collectKeys(): () => string {
  let text = ''
  const collect = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    text += event.key
  }
  const stop = () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', collect, true)
  }
  const timer = setTimeout(stop, patienceMs)
  document.addEventListener('keydown', collect, true)
  return () => {
    stop()
    const collected = text
    text = ''
    return collected
  }
}
