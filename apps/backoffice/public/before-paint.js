// Runs before anything is drawn, so that no page flashes in another theme or names a wrong language.
;(() => {
  const root = document.documentElement
  const stored = (name, allowed) => {
    try {
      const value = JSON.parse(localStorage.getItem(name))
      return allowed.includes(value) ? value : undefined
    } catch {
      return undefined
    }
  }
  const locales = ['es', 'fr', 'en']
  const spoken = navigator.languages.map((language) => language.slice(0, 2).toLowerCase())
  root.dataset.theme = stored('cauce.theme', ['light', 'dark', 'system']) ?? 'system'
  root.lang = stored('cauce.locale', locales) ?? spoken.find((language) => locales.includes(language)) ?? 'es'
})()
