/** Texts of one file, relative to this folder, that give way to others. */
export type Alteration = { file: string; texts: readonly (readonly [from: string, to: string])[] }

/** A step of the bundler: puts the other texts in their places. Each `from` has to be there exactly once. */
export default function alterSource(this: { getOptions(): Alteration }, source: string): string {
  const { file, texts } = this.getOptions()
  const places = texts.map(([from, to]) => {
    const at = source.indexOf(from)
    if (at < 0 || source.includes(from, at + 1)) throw new Error(`${file} does not hold exactly once: ${from}`)
    return { at, end: at + from.length, to }
  })
  let [altered, done] = ['', 0]
  for (const { at, end, to } of places.toSorted((one, other) => one.at - other.at)) {
    altered += source.slice(done, at) + to
    done = end
  }
  return altered + source.slice(done)
}
