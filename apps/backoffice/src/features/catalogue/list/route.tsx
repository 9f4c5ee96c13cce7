import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { Select } from '@cauce/ui/select'
import { getRouteApi, Link, useNavigate } from '@tanstack/solid-router'
import Plus from 'lucide-solid/icons/plus'
import Upload from 'lucide-solid/icons/upload'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { useQuery } from '../../../api/use-query.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../../financing/options.ts'
import type { Opened } from '../form/draft.ts'
import { readSearch } from './search.ts'
import { useServiceList } from './use-service-list.tsx'

const ServiceDialog = lazy(() => import('../form/service-dialog.tsx'))
const route = getRouteApi('/shell/services')

/** What the centres sell: each service can be changed, deleted, or come in by a list. */
export default function ServiceList() {
  const session = useSession()
  const navigate = useNavigate()
  const search = route.useSearch()
  const options = useQuery(optionsQuery)
  const [opened, setOpened] = createSignal<Opened>()
  const known = () => (options.isSuccess ? options.data : undefined)
  const list = useServiceList({
    search,
    onSearch: (next, replace) => void navigate({ to: '/services', search: next, replace }),
    options: known,
    onOpen: (row) => setOpened({ service: row }),
  })
  const centres = () => known()?.centres ?? []
  return (
    <Page
      title={m.catalogue_title()}
      fill
      help={[m.catalogue_help_what(), m.catalogue_help_sold(), m.catalogue_help_ended(), m.catalogue_help_import()]}
      beside={
        <Show when={centres().length > 1}>
          <Select
            class="max-w-56"
            aria-label={m.catalogue_centre()}
            value={search().centre ?? ''}
            placeholder={m.catalogue_all_centres()}
            options={centres().map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => list.setSearch(readSearch({ ...search(), centre: id }))}
          />
        </Show>
      }
      actions={
        <Show when={session.can('services.manage')}>
          <Button icon={<Plus class="size-4" aria-hidden="true" />} onClick={() => setOpened({})}>
            {m.catalogue_add()}
          </Button>
          <Link to="/services/imports" search={{ centre: search().centre }} class={buttonClass('primary')}>
            <Upload class="size-4" aria-hidden="true" />
            {m.catalogue_import()}
          </Link>
        </Show>
      }
    >
      <ListView list={list} />
      <Suspense>
        <Show when={known()}>
          {(facts) => (
            <Show when={opened()} keyed>
              {(what) => (
                <ServiceDialog
                  opened={what}
                  options={facts()}
                  centreId={search().centre}
                  onClose={() => setOpened(undefined)}
                  onReopen={setOpened}
                  onSaved={() => void list.query.refetch()}
                />
              )}
            </Show>
          )}
        </Show>
      </Suspense>
    </Page>
  )
}
