import { m } from '@cauce/i18n/messages'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { keepPreviousData } from '@tanstack/solid-query'
import { useParams } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { failureOf } from '../../../api/failure.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { NotFoundPage } from '../../../shell/not-found-page.tsx'
import { Page } from '../../../shell/page.tsx'
import type { PageKind } from '../kind.ts'
import { Preview } from './preview.tsx'

/** One import: what the file holds and what saving does, or what it did. */
export function ImportPreview(props: { kind: PageKind }) {
  const params = useParams({ strict: false })
  const found = useQuery(() => ({
    ...props.kind.procedures.get.queryOptions({ id: params().id ?? '' }),
    placeholderData: keepPreviousData,
  }))
  return (
    <Switch
      fallback={
        <Page title={props.kind.words.title()} fill>
          <div class="panel mb-4 grow overflow-hidden">
            <SkeletonRows rows={14} />
          </div>
        </Page>
      }
    >
      <Match when={found.isSuccess && found.data}>
        {(details) => <Preview kind={props.kind} import={details()} />}
      </Match>
      <Match when={['not-found', 'bad-input'].includes(failureOf(found.error).code)}>
        <NotFoundPage />
      </Match>
      <Match when={found.isError}>
        <Page title={props.kind.words.title()}>
          <QueryFailed of={found}>{m.shell_error_text()}</QueryFailed>
        </Page>
      </Match>
    </Switch>
  )
}
