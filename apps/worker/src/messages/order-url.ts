/** Where the shopper sees their order; the token is in the fragment, which goes to no server's log. */
export const orderUrl = (checkoutOrigin: string, token: string | null): string => `${checkoutOrigin}/order/#${token}`
