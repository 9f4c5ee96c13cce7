import { isLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type CommandEntry, type CommandGroup, CommandPalette } from '@cauce/ui/command-palette'
import { Kbd } from '@cauce/ui/kbd'
import { keepPreviousData } from '@tanstack/solid-query'
import { useNavigate } from '@tanstack/solid-router'
import HandCoins from 'lucide-solid/icons/hand-coins'
import Keyboard from 'lucide-solid/icons/keyboard'
import Languages from 'lucide-solid/icons/languages'
import LogOut from 'lucide-solid/icons/log-out'
import Plus from 'lucide-solid/icons/plus'
import SunMoon from 'lucide-solid/icons/sun-moon'
import Upload from 'lucide-solid/icons/upload'
import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { api } from '../api/api.ts'
import { useQuery } from '../api/use-query.ts'
import { localeChoices, themeChoices } from '../features/access/choices.ts'
import { stateDetail, stateName } from '../features/financing/state-text.ts'
import { phoneText } from '../phone-text.ts'
import { locale, setTheme, theme, themes } from '../preferences.ts'
import { useSession } from '../session/session.tsx'
import { useChooseLocale } from '../session/use-choose-locale.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import { places } from './navigation.tsx'

/** The index behind the search knows three letters at a time. */
const enough = (text: string) => text.trim().length >= 3

export default function Palette(props: {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What was typed since it was called for, before it could stand there. */
  takeTyped: () => string
  onShortcuts: () => void
}) {
  const session = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const chooseLocale = useChooseLocale()
  const [search, setSearch] = createSignal('')
  const [settled, setSettled] = createSignal('')
  createEffect(
    on(search, (text) => {
      const timer = setTimeout(() => setSettled(text.trim()), 150)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  createEffect(() => {
    if (!props.open) setSearch('')
  })
  const found = useQuery(() => ({
    ...api.financings.list.queryOptions({ search: settled(), limit: 6 }),
    enabled: props.open && enough(settled()),
    placeholderData: keepPreviousData,
    meta: { live: false },
  }))

  const financings = (): CommandEntry[] =>
    enough(search())
      ? (found.isSuccess ? found.data.rows : []).map((row) => ({
          id: row.id,
          label: `${row.reference} · ${row.customerName}`,
          detail: `${phoneText(row.phone, session.me().merchant?.country)} · ${stateDetail(row) ?? stateName(row.state)}`,
          icon: <HandCoins class="size-4" />,
          onSelect: () => void navigate({ to: '/financings/$id', params: { id: row.id } }),
        }))
      : []

  const goTo = (): CommandEntry[] =>
    places
      .filter(({ permission }) => session.can(permission))
      .map((place) => ({
        id: `go ${place.to}`,
        label: place.label(),
        icon: <Dynamic component={place.icon} class="size-4" />,
        keys: <Kbd keys={`g ${place.key.toLowerCase()}`} />,
        onSelect: () => void navigate({ to: place.to }),
      }))

  const deeds = (): CommandEntry[] => [
    ...(session.can('financings.send')
      ? [
          {
            id: 'new financing',
            label: m.financing_new(),
            icon: <Plus class="size-4" />,
            keys: <Kbd keys="n" />,
            onSelect: () => void navigate({ to: '/financings/new' }),
          },
        ]
      : []),
    ...(session.can('services.manage')
      ? [
          {
            id: 'import services',
            label: m.catalogue_import(),
            icon: <Upload class="size-4" />,
            onSelect: () => void navigate({ to: '/services/imports' }),
          },
        ]
      : []),
    ...(session.can('orders.ship')
      ? [
          {
            id: 'shipments',
            label: m.shipments_open(),
            icon: <Upload class="size-4" />,
            onSelect: () => void navigate({ to: '/orders/shipments' }),
          },
        ]
      : []),
    ...(session.can('statements.import')
      ? [
          {
            id: 'import statement',
            label: m.statements_import(),
            icon: <Upload class="size-4" />,
            onSelect: () => void navigate({ to: '/disbursements/statements', search: { upload: 'open' } }),
          },
        ]
      : []),
    ...themeChoices()
      .filter(({ value }) => value !== theme())
      .map(({ value, label }) => ({
        id: `theme ${value}`,
        label: `${m.shell_theme()}: ${label}`,
        icon: <SunMoon class="size-4" />,
        onSelect: () => setTheme(themes.find((each) => each === value) ?? 'system'),
      })),
    ...localeChoices()
      .filter(({ value }) => value !== locale())
      .map(({ value, label }) => ({
        id: `language ${value}`,
        label: `${m.shell_language()}: ${label}`,
        icon: <Languages class="size-4" />,
        onSelect: () => {
          if (isLocale(value)) chooseLocale(value)
        },
      })),
    {
      id: 'shortcuts',
      label: m.shell_shortcuts_title(),
      icon: <Keyboard class="size-4" />,
      keys: <Kbd keys="?" />,
      onSelect: () => props.onShortcuts(),
    },
    { id: 'sign out', label: m.shell_sign_out(), icon: <LogOut class="size-4" />, onSelect: () => void signOut() },
  ]

  const groups = (): CommandGroup[] => [
    ...(financings().length > 0 ? [{ heading: m.shell_nav_financings(), entries: financings(), found: true }] : []),
    { heading: m.shell_palette_go(), entries: goTo() },
    { heading: m.shell_palette_act(), entries: deeds() },
  ]

  return (
    <CommandPalette
      open={props.open}
      onOpenChange={props.onOpenChange}
      label={m.shell_palette_title()}
      placeholder={m.shell_palette_placeholder()}
      search={search()}
      onSearch={setSearch}
      onReady={() => setSearch((text) => text + props.takeTyped())}
      groups={groups()}
      loading={found.isFetching && financings().length === 0}
    />
  )
}
