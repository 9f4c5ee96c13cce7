import type { Announcement } from '../apps/launcher/src/announce.ts'

/** Changes how the outside world behaves. */
export async function steer({ sandbox }: Announcement, settings: object): Promise<void> {
  const answer = await fetch(`${sandbox}/control/settings`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', origin: sandbox },
    body: JSON.stringify(settings),
  })
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`)
}
