/** Whether a call of a monitoring system is signed with the secret of its source. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from '#platform/refusal.ts'

/** How far the clocks of the two may be apart, and for how long a call can be sent again. */
const window = 5 * 60

export interface Signed {
  readonly timestamp: string
  readonly signature: string
}

export const signatureOf = (secret: string, timestamp: string, body: Uint8Array): string =>
  createHmac('sha256', secret).update(`${timestamp}:`).update(body).digest('hex')

/** Compared in constant time, and before the moment is: whoever has no secret learns nothing. Answers the signature as it is kept. */
export function checkSigned(secret: string, { timestamp, signature }: Signed, body: Uint8Array, now: Temporal.Instant): string {
  const given = signature
    .trim()
    .toLowerCase()
    .replace(/^sha256=/, '')
  const expected = Buffer.from(signatureOf(secret, timestamp, body))
  const actual = Buffer.from(given)
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw new Refusal('alerts.wrong-signature-forbidden')
  const apart = Math.abs(now.epochMilliseconds / 1000 - Number(timestamp))
  if (!(apart <= window)) throw new Refusal('alerts.too-old-forbidden')
  return given
}
