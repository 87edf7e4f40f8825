/** Letters by SMTP and LMTP (RFC 5321, 2033): what is answered with 250 is committed, what is not committed is not answered with 250. */
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** `unknown`: nobody here has that address (550). `later`: not now, come again (451). */
export type Acceptance = 'ok' | 'unknown' | 'later'

export type ReceivedEnvelope = {
  /** As given, '' for the null sender. */
  from: string
  recipients: readonly string[]
  remoteAddress: string
  /** What the client called itself in HELO, EHLO or LHLO. */
  heloName: string
  secure: boolean
  protocol: 'smtp' | 'lmtp'
}

export type ReceiverSettings = {
  host: string
  /** 0 takes any free one. */
  port: number
  lmtp: boolean
  maxBytes: number
  /** What we call ourselves in greetings. */
  name: string
  /** With a certificate STARTTLS is offered; without one it is not. */
  tls?: { key: string; cert: string } | undefined
  maxClients?: number | undefined
  accept: (recipient: string, envelope: Omit<ReceivedEnvelope, 'recipients'>) => Promise<Acceptance>
  /**
   * Commits the letter and says so for each recipient in order. Over SMTP there is one answer for all: any `later` makes the client
   * send the whole letter again, so delivering twice to one recipient must be harmless. Throwing counts as `later` for all.
   */
  deliver: (envelope: ReceivedEnvelope, raw: Uint8Array) => Promise<readonly Acceptance[]>
  /** Connection troubles and thrown faults; nothing here stops the receiver. */
  onError: (error: unknown) => void
}

export type Receiver = {
  port: number
  /** Takes no new letters, lets those under way finish (at most `patience` milliseconds), then ends. */
  close: (patience?: number) => Promise<void>
}

export async function startReceiver(settings: ReceiverSettings): Promise<Receiver> {
  const busy = new Set<string>()
  let closing = false
  const server = new SMTPServer({
    name: settings.name,
    lmtp: settings.lmtp,
    size: settings.maxBytes,
    rejectOversized: true,
    authOptional: true,
    disabledCommands: settings.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...settings.tls,
    disableReverseLookup: true,
    maxClients: settings.maxClients ?? 50,
    socketTimeout: 120_000,
    closeTimeout: 30_000,
    onRcptTo: ({ address }, session, callback) => {
      settings.accept(address, envelopeOf(session, settings.lmtp)).then(
        (acceptance) => callback(acceptance === 'ok' ? null : refusal(acceptance)),
        (error: unknown) => {
          settings.onError(error)
          callback(refusal('later'))
        },
      )
    },
    onData: (stream, session, callback) => {
      busy.add(session.id)
      void take(stream, session, settings).then(({ error, message }) => {
        callback(error, message)
        busy.delete(session.id)
        // The answer must be on the wire before the connection goes.
        if (closing) setImmediate(closeIdle)
      })
    },
  })
  server.on('error', settings.onError)
  await listen(server, settings)
  const address = server.server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : settings.port, close }

  function closeIdle() {
    for (const connection of server.connections) if (!busy.has(connection.id)) connection.close()
  }

  function close(patience = 20_000): Promise<void> {
    closing = true
    return new Promise((resolve) => {
      server.options.closeTimeout = patience
      server.close(() => resolve())
      closeIdle()
    })
  }
}

type Refusal = Error & { responseCode: number }
type Answer = { error: Refusal | null; message?: string | (string | Error)[] }

async function take(stream: DataStream, session: SMTPServerSession, settings: ReceiverSettings): Promise<Answer> {
  const recipients = session.envelope.rcptTo.map(({ address }) => address)
  try {
    const raw = await readAll(stream)
    if (raw === undefined) return { error: answer(552, '5.3.4 too big') }
    const outcome = await settings.deliver({ ...envelopeOf(session, settings.lmtp), recipients }, raw)
    return answerTo(
      recipients.map((_, place) => outcome[place] ?? 'later'),
      settings.lmtp,
    )
  } catch (error) {
    settings.onError(error)
    return { error: refusal('later') }
  }
}

type DataStream = AsyncIterable<Buffer> & { sizeExceeded: boolean }

/** The whole letter, or undefined when it is too big: then the rest is let run by without being kept. */
async function readAll(stream: DataStream): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    if (stream.sizeExceeded) chunks.length = 0
    else chunks.push(chunk)
  }
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks)
}

function answerTo(outcome: readonly Acceptance[], lmtp: boolean): Answer {
  if (lmtp) return { error: null, message: outcome.map((one) => (one === 'ok' ? '2.1.5 delivered' : refusal(one))) }
  if (outcome.includes('later')) return { error: refusal('later') }
  return outcome.includes('ok') ? { error: null, message: '2.6.0 delivered' } : { error: refusal('unknown') }
}

function refusal(acceptance: 'unknown' | 'later'): Refusal {
  return acceptance === 'unknown' ? answer(550, '5.1.1 no such mailbox here') : answer(451, '4.3.0 not now, come again later')
}

const answer = (responseCode: number, text: string): Refusal => Object.assign(new Error(text), { responseCode })

function envelopeOf(session: SMTPServerSession, lmtp: boolean): Omit<ReceivedEnvelope, 'recipients'> {
  const { mailFrom } = session.envelope
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    remoteAddress: session.remoteAddress,
    heloName: session.hostNameAppearsAs,
    secure: session.secure,
    protocol: lmtp ? 'lmtp' : 'smtp',
  }
}

function listen(server: SMTPServer, { port, host }: ReceiverSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
}
