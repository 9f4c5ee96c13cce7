import { type JSX, Show } from 'solid-js'
import { BulkBar } from './bulk-bar.tsx'
import { Chips } from './chips.tsx'
import type { List } from './create-list.ts'
import { ListBody } from './list-body.tsx'
import type { ListRow } from './pages.ts'
import { Toolbar } from './toolbar.tsx'

/** A declared list, whole; see create-list.ts. Fills the height of what it stands in. */
export function ListView<Row extends ListRow>(props: {
  list: List<Row>
  /** Between the chips and the rows: a plot of what the filters let through. */
  above?: JSX.Element
}) {
  return (
    <>
      <Toolbar list={props.list} />
      <Chips list={props.list} />
      {props.above}
      <ListBody list={props.list} />
      <Show when={props.list.selected().size > 0}>
        <BulkBar list={props.list} />
      </Show>
    </>
  )
}
