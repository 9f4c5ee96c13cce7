/** A webhook whose signature does not belong to its content: whoever sent it, it was not the vendor. */
export class WebhookSignatureError extends Error {
  constructor(options?: ErrorOptions) {
    super('webhook-signature-invalid', options)
    this.name = 'WebhookSignatureError'
  }
}
