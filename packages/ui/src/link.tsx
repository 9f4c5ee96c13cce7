/** How a link looks, for the router's own links and plain anchors alike. */
export const linkClass = 'rounded-sm text-accent underline-offset-2 hover:underline'
