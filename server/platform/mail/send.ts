/** Letters out, by SMTP; and what each refusal means for trying again. */
import { createTransport, type Transporter } from 'nodemailer'
import { envelopeAddress } from './address.ts'

export type SmtpSettings = {
  host: string
  port: number
  /** TLS from the first byte (465); otherwise STARTTLS where it is offered. */
  secure: boolean
  /** Refuse to send where TLS cannot be had. */
  requireTls: boolean
  /** False trusts any certificate: for a relay of one's own on the same network. */
  verifyTls: boolean
  user?: string | undefined
  password?: string | undefined
  /** What we call ourselves in EHLO. */
  name?: string | undefined
  maxConnections?: number | undefined
}

export type OutgoingEnvelope = { from: string; to: readonly string[] }

export type Sent = {
  response: string
  accepted: readonly string[]
  /** Refused while others were accepted; `permanent` ones must not be tried again. */
  rejected: readonly { address: string; permanent: boolean; response: string }[]
}

/** Nobody got the letter. `permanent`: trying again is in vain (RFC 5321 §4.2.1: 5yz, or a letter that cannot be sent at all). */
export class SendError extends Error {
  readonly permanent: boolean
  readonly code: string
  constructor(message: string, permanent: boolean, code: string, cause: unknown) {
    super(message, { cause })
    this.name = 'SendError'
    this.permanent = permanent
    this.code = code
  }
}

export type Sender = {
  send: (envelope: OutgoingEnvelope, raw: Uint8Array) => Promise<Sent>
  verify: () => Promise<void>
  close: () => void
}

/** A pool of connections to one relay. One per setting and process; close it when the setting changes. */
export function openSender(settings: SmtpSettings): Sender {
  const transport = createTransport({
    pool: true,
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls,
    tls: { rejectUnauthorized: settings.verifyTls },
    ...(settings.user === undefined ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
    ...(settings.name === undefined ? {} : { name: settings.name }),
    maxConnections: settings.maxConnections ?? 3,
    maxMessages: 100,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: (envelope, raw) => sendLetter(transport, envelope, raw),
    verify: async () => void (await transport.verify().catch((error: unknown) => Promise.reject(sendError(error)))),
    close: () => transport.close(),
  }
}

async function sendLetter(transport: Pick<Transporter, 'sendMail'>, envelope: OutgoingEnvelope, raw: Uint8Array): Promise<Sent> {
  const to = envelope.to.map(envelopeAddress)
  const sent = await transport
    .sendMail({ envelope: { from: envelope.from === '' ? '' : envelopeAddress(envelope.from), to }, raw: Buffer.from(raw) })
    .catch((error: unknown) => Promise.reject(sendError(error)))
  const errors: readonly unknown[] = 'rejectedErrors' in sent && Array.isArray(sent.rejectedErrors) ? sent.rejectedErrors : []
  const names = (list: unknown): string[] =>
    Array.isArray(list) ? list.map((entry) => (typeof entry === 'string' ? entry : String(entry.address))) : []
  const rejected = names(sent.rejected).map((address, place) => {
    const error = sendError(errors[place])
    return { address, permanent: error.permanent, response: error.message }
  })
  return { response: String(sent.response), accepted: names(sent.accepted), rejected }
}

/** Codes of nodemailer that no later attempt can mend: a bad address, a letter too long, a wrong password. */
const hopeless = new Set(['EENVELOPE', 'EMESSAGE', 'EAUTH', 'ECONFIG', 'EFILEACCESS', 'EURLACCESS'])

function sendError(error: unknown): SendError {
  const { responseCode, code, response, message } = { ...detailsOf(error) }
  const permanent = responseCode === undefined ? hopeless.has(code ?? '') : responseCode >= 500
  return new SendError(
    response ?? message ?? 'not sent',
    permanent,
    code ?? (responseCode === undefined ? 'unknown' : String(responseCode)),
    error,
  )
}

type Details = { responseCode?: number; code?: string; response?: string; message?: string }

function detailsOf(error: unknown): Details {
  if (typeof error !== 'object' || error === null) return {}
  const details: Details = {}
  if ('responseCode' in error && typeof error.responseCode === 'number') details.responseCode = error.responseCode
  if ('code' in error && typeof error.code === 'string') details.code = error.code
  if ('response' in error && typeof error.response === 'string') details.response = error.response
  if ('message' in error && typeof error.message === 'string') details.message = error.message
  return details
}
