export function Comp({ name }: { name: string }) { return <p>{name}</p> }
export const Other = (props: { name: string }) => { const { name } = props; return <p>{name}</p> }
