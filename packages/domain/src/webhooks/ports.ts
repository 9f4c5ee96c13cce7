/**
 * Whether webhooks may go to a port: that of HTTPS, or one that a program may take by itself. Ports below are those of
 * other services, which no webhook should knock at.
 */
export const isWebhookPort = (port: number): boolean => port === 443 || (port >= 1024 && port <= 65_535)
