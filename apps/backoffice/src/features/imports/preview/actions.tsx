import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { Link } from '@tanstack/solid-router'
import Download from 'lucide-solid/icons/download'
import Save from 'lucide-solid/icons/save'
import Trash from 'lucide-solid/icons/trash'
import Undo from 'lucide-solid/icons/undo-2'
import Upload from 'lucide-solid/icons/upload'
import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { redRowsAddress } from '../addresses.ts'
import type { ImportDetails, PageKind } from '../kind.ts'
import { createDiscarding } from './discarding.ts'
import { SaveDialogs } from './save-dialogs.tsx'
import { createSaving } from './saving.ts'

const UndoDialog = lazy(() => import('../undo-dialog.tsx'))

/** What can be done with the import as it stands, the one main thing last. */
export function PreviewActions(props: { kind: PageKind; import: ImportDetails }) {
  const [undoing, setUndoing] = createSignal<boolean>()
  const saving = createSaving(
    () => props.kind,
    () => props.import,
  )
  const discarding = createDiscarding(
    () => props.kind,
    () => props.import,
  )
  const counts = () => props.import.counts
  const search = () => (props.import.centreId === null ? {} : { centre: props.import.centreId })
  return (
    <>
      <Show when={props.import.state === 'previewed'}>
        <Button
          icon={<Trash class="size-4" aria-hidden="true" />}
          busy={discarding.isPending}
          disabled={saving.isRunning()}
          onClick={() => discarding.mutate(props.import.id)}
        >
          {m.imports_discard()}
        </Button>
      </Show>
      <Show when={counts().red > 0}>
        <a href={redRowsAddress(props.kind, props.import.id)} download="" class={buttonClass()}>
          <Download class="size-4" aria-hidden="true" />
          {m.imports_red_rows()}
        </a>
      </Show>
      <Switch
        fallback={
          <Link to={props.kind.paths.start} search={search()} class={buttonClass('primary')}>
            <Upload class="size-4" aria-hidden="true" />
            {m.imports_another()}
          </Link>
        }
      >
        <Match when={props.import.state === 'saved'}>
          <Show when={props.kind.undo}>
            <Button icon={<Undo class="size-4" aria-hidden="true" />} onClick={() => setUndoing(true)}>
              {m.imports_undo()}
            </Button>
          </Show>
          <Link to={props.kind.paths.list} search={search()} class={buttonClass('primary')}>
            {props.kind.words.toList()}
          </Link>
        </Match>
        <Match when={props.import.state === 'previewed' && counts().adds + counts().updates > 0}>
          <Button
            variant="primary"
            icon={<Save class="size-4" aria-hidden="true" />}
            busy={saving.isRunning()}
            onClick={() => saving.ask()}
          >
            {props.kind.words.save()}
            <span class="tabular-nums opacity-80">{wholeNumber(counts().green)}</span>
          </Button>
        </Match>
      </Switch>
      <SaveDialogs kind={props.kind} import={props.import} saving={saving} />
      <Suspense>
        <Show when={undoing() !== undefined}>
          <UndoDialog
            kind={props.kind}
            import={props.import}
            open={undoing() ?? false}
            onOpenChange={(open) => setUndoing(open)}
          />
        </Show>
      </Suspense>
    </>
  )
}
