import { isLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Section } from '@cauce/ui/section'
import { Select } from '@cauce/ui/select'
import { locale, setTheme, theme, themes } from '../../../preferences.ts'
import { useChooseLocale } from '../../../session/use-choose-locale.ts'
import { localeChoices, themeChoices } from '../choices.ts'

/** Both take effect at once: there is nothing to save. */
export function Appearance() {
  const chooseLocale = useChooseLocale()
  return (
    <Section title={m.access_appearance_title()}>
      <div class="grid gap-4 sm:grid-cols-2">
        <Field label={m.shell_language()} hint={m.access_language_hint()}>
          <Select
            value={locale()}
            options={localeChoices()}
            onChange={(value) => {
              if (isLocale(value)) chooseLocale(value)
            }}
          />
        </Field>
        <Field label={m.shell_theme()} hint={m.access_theme_hint()}>
          <Select
            value={theme()}
            options={themeChoices()}
            onChange={(value) => setTheme(themes.find((each) => each === value) ?? 'system')}
          />
        </Field>
      </div>
    </Section>
  )
}
