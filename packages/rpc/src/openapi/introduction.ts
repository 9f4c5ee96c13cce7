/** What the document says before its procedures; Markdown. */
export const introduction = `
The API that Cauce's own pages use.

**Calling.** Each procedure is a \`POST\` to \`/trpc/<name>\` with its input as JSON; one without an input takes no body. The
answer is \`{"result": {"data": …}}\`. The merchant's administrator makes keys in the back office; send one as
\`Authorization: Bearer cauce_key_…\`, without a cookie. A key acts in all centres of its merchant, within its scopes.

**Values.** Amounts are integer cents, days are \`2026-11-22\`, instants are ISO 8601 in UTC.

**Refusals.** Everything that goes wrong is answered as \`{"error": {"data": {"code": …}}}\`. Codes are stable; \`details\` and
\`fields\` say more. Nothing was changed.

**Once only.** Give each action an \`Idempotency-Key\`. When no answer came, send the same again under the same key: it
happens once, and the answer is the first one.

**Live.** \`live.changes\` tells what changes as it changes.

**Webhooks.** The page _Webhooks_ of the back office takes an address of yours and the events wanted; below stands what comes
there, signed as Standard Webhooks says.
`.trim()
