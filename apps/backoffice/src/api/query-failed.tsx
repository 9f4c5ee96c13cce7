import { ErrorState } from '@cauce/ui/error-state'
import type { JSX } from 'solid-js'
import { failureOf } from './failure.ts'
import { failureText } from './failure-text.ts'

/** In place of what could not be read: why, under which number it is to be found, and another try. */
export const QueryFailed = (props: { of: { error: unknown; refetch: () => unknown }; children?: JSX.Element }) => (
  <ErrorState
    title={failureText(props.of.error)}
    requestId={failureOf(props.of.error).requestId}
    onRetry={() => void props.of.refetch()}
  >
    {props.children}
  </ErrorState>
)
