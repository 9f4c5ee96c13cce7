/** Where something may go from each of its states; never to the one it is in. */
export type Moves<State extends string> = Readonly<Record<State, readonly State[]>>

/** Whether `moves` lets something go from a state, as the database has it, to another. */
export const mayMove = <State extends string>(moves: Moves<State>, from: string, to: State): boolean =>
  Object.hasOwn(moves, from) && moves[from as State].includes(to)
