import { createSignal, onCleanup } from 'solid-js'

/** Whether a media query holds, as a signal. */
export function useMedia(query: string): () => boolean {
  const media = matchMedia(query)
  const [matches, setMatches] = createSignal(media.matches)
  const changed = () => setMatches(media.matches)
  media.addEventListener('change', changed)
  onCleanup(() => media.removeEventListener('change', changed))
  return matches
}
