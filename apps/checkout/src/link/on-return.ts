/** Calls back whenever the shopper returns to this tab, also by the back button of the browser. */
export function onReturn(back: () => void): () => void {
  const seen = () => document.hidden || back()
  const restored = (event: PageTransitionEvent) => event.persisted && back()
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('pageshow', restored)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('pageshow', restored)
  }
}
