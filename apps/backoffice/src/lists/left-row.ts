const left = new Map<string, string>()

/** The row one stood on when a list went off the screen; undefined where one stood elsewhere. */
export function leaveFromRow(list: string, id: string | undefined): void {
  if (id === undefined) left.delete(list)
  else left.set(list, id)
}

/** The row to stand on when the list is back. */
export const returnToRow = (list: string): string | undefined => left.get(list)
