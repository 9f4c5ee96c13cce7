/** A row's text in a second line rather than cut where it tells; the row has room for two. `class` gives it its width. */
export const TwoLines = (props: { text: string; class?: string }) => (
  <span class={`line-clamp-2 whitespace-normal leading-4 ${props.class ?? ''}`} title={props.text}>
    {props.text}
  </span>
)
