import { m } from '@cauce/i18n/messages'
import { ErrorState } from '@cauce/ui/error-state'
import { type ErrorComponentProps, useRouter } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { failureOf } from '../api/failure.ts'
import { failureText } from '../api/failure-text.ts'
import { ForbiddenPage } from './forbidden-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Page } from './page.tsx'

/** What stands in a page's place when it cannot be shown: the shell stays, and Retry tries again. */
export function ErrorPage(props: ErrorComponentProps) {
  const router = useRouter()
  const failure = () => failureOf(props.error)
  const retry = () => {
    props.reset()
    void router.invalidate()
  }
  return (
    <Switch
      fallback={
        <Page title={m.shell_error_title()}>
          <ErrorState title={failureText(props.error)} requestId={failure().requestId} onRetry={retry}>
            {m.shell_error_text()}
          </ErrorState>
        </Page>
      }
    >
      <Match when={failure().code === 'forbidden'}>
        <ForbiddenPage />
      </Match>
      <Match when={failure().code === 'not-found'}>
        <NotFoundPage />
      </Match>
    </Switch>
  )
}
