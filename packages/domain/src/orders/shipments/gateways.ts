import type { ErrorCode, ErrorDetails } from '../../errors.ts'

/** Why no file was got; `passes` says whether trying again may help. */
export type FeedFault = { code: ErrorCode; details: ErrorDetails; passes: boolean }

/** A file as its source gave it. Its name is only shown. */
export type FetchedFile = { fileName: string; file: Uint8Array<ArrayBuffer> }

export type FeedRequest = {
  url: string
  /** Goes as the header Authorization, as it is. */
  authorization?: string
}

/** Fetches the file of a merchant from an address that a stranger typed in. */
export interface FeedGateway {
  /** Asks once. Whatever the other side does is an answer; it throws only for faults of ours. */
  fetch(request: FeedRequest): Promise<{ file: FetchedFile } | { fault: FeedFault }>
}

/** A file in a merchant's folder, by the name that people are shown. */
export type DroppedFile = { fileName: string } & ({ file: Uint8Array<ArrayBuffer> } | { fault: FeedFault })

/** The folders that merchants leave files in. */
export interface DropFolders {
  /** The names of the files that are whole, the oldest first; those that are still being written are left alone. */
  list(merchantId: string): Promise<{ names: string[] } | { fault: FeedFault }>
  /** A listed file; undefined where it went or changed since. */
  read(merchantId: string, name: string): Promise<DroppedFile | undefined>
  /** Moves a file away from those that are to be read; the fault where it has to stay. One that is gone already is none. */
  settle(merchantId: string, name: string, to: 'read' | 'failed'): Promise<FeedFault | undefined>
}
