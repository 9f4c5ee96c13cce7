import { getDocumentProxy, getMeta } from 'unpdf'

export type ReadPdf = {
  pages: string[]
  text: string
  title: unknown
  language: unknown
  tags: string[]
  fonts: number
}

/** What a reader finds in a PDF: its texts by page (blanks made plain), title, language, and the kinds of its elements. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const { info } = await getMeta(document)
  const pages: string[] = []
  const tags: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(plain(items.map((item) => ('str' in item ? item.str : '')).join(' ')))
    tags.push(...kinds(await page.getStructTree()))
  }
  const fonts =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/FontFile2/g)?.length ?? 0
  return { pages, text: pages.join(' '), title: info.Title, language: info.Language, tags, fonts }
}

/** As a text extracted from a page reads: any blank is one. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()

type Node = { role?: string; type?: string; children?: readonly Node[] }

/** The tree of a page has the document's other elements too, with nothing in them. */
function kinds(node: Node | null): string[] {
  if (!node || !holdsContent(node)) return []
  return [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(kinds)]
}

const holdsContent = (node: Node): boolean => node.type === 'content' || (node.children ?? []).some(holdsContent)
