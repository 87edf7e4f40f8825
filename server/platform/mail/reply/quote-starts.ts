/** Where mail programs of the world begin to quote: by lines, so that no letter however long or odd costs more than its length. */

const longest = 500

/** How many lines from `at` on introduce a quote ("On Monday Anna wrote:"), 0 if none; programs wrap this sentence up to four lines. */
export function attributionAt(lines: readonly string[], at: number): number {
  const first = lines[at] ?? ''
  if (first.length > longest || !mayBegin.test(first)) return 0
  let sentence = ''
  for (let count = 1; count <= 4; count++) {
    const line = (lines[at + count - 1] ?? '').trim()
    if (line === '' || line.startsWith('>') || sentence.length + line.length > longest) return 0
    sentence = count === 1 ? line : `${sentence} ${line}`
    if (isAttribution(sentence)) return beginsBelow(lines, at, count) ? 0 : count
  }
  return 0
}

/** A person's last line that runs into the sentence below is not part of it. */
function beginsBelow(lines: readonly string[], at: number, count: number): boolean {
  const below = lines.slice(at + 1, at + count)
  return below.some(
    (line, place) =>
      starter.test(line) &&
      isAttribution(
        below
          .slice(place)
          .map((text) => text.trim())
          .join(' '),
      ),
  )
}

const isAttribution = (sentence: string) => attributions.some((pattern) => pattern.test(sentence))
const mayBegin = /^\s*[*_"'«“([]?[\p{L}\d]/u
const starter =
  /^\s*[*_"'«“([]?(?:(?:on|am|le|el|il|em|op|den|dne|w dniu|в)\s|\p{L}{2,12}[.,]{1,2}\s+(?:\d|\p{L}{3,9}\.?\s\d)|\d{1,2}[./ ]\S{1,9}[./ ]\s?\d{4}|\d{4}[-年]|\d{1,2}:\d{2},\s\d|вы писали|you wrote)/iu

// A time or a year must be in it: "He wrote:" is the person's own sentence.
const said = String.raw`(?:wrote|writes|written|said|пишет|пишете|написала?|написал\(а\)|писала?|писали|пише|написав|schrieb|a écrit|écrit|escribió|escribe|ha scritto|escreveu|schreef|napisa[łl](?:\(a\)|a)?|pisze|napsala?|napsal\(a\)|skrev|kirjoitti|írta|yazdı|写道|寫道|wrote the following)`
const attributions: readonly RegExp[] = [
  new RegExp(String.raw`^(?=.*\d[:.]\d\d|.*\d{4}|.*\d[./]\d).{3,}[\s>).,"*]${said}\s?(?:\([^)]{0,10}\))?\*?\s?[:：]\*?$`, 'iu'),
  new RegExp(String.raw`^(?:on|am|le|el|il|em|op|den|dne|w dniu|в)\s.{0,60}\d.*[\s>]?${said}\b.{0,120}[:：]$`, 'iu'),
  // Gmail, Yandex and Mail.ru in any language: a date, a time, a name, an address, a colon.
  /^(?=.*\d{1,2}[:.]\d{2})(?=.*(?:\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2})).*[<([][^<>\s@]+@[^<>\s]+[>)\]]\s?[:：]$/u,
  /^(?:[\p{L}.]{2,12},?\s+)?\d{1,2}[. ](?:\d{1,2}|\p{L}{3,9})\.?[. ]\s*\d{4}(?:\s*(?:г|р|года|року)\.?)?,?\s*(?:(?:в|о|at)\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:GMT|UTC)?\s?[+-]\d{1,2}:?\d{0,2})?,?\s+(?:от|від|from)\s.{2,150}[:：]$/iu,
  // The Bat and old habits: "Вы писали 3 марта 2026 г., 10:15:"
  /^(?:вы писали|you wrote|sie schrieben|vous avez écrit|здравствуйте,.{1,60}вы писали).{0,80}\d.{0,40}[:：]$/iu,
  /^(?:at|on)\s.*\d.{0,120},\s?you (?:wrote|said)[:：]$/iu,
  /^\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}.{0,160}(?:<[^<>\s]+@[^<>\s]+>|wrote)\s?[:：]$/iu,
  /^.{0,160}\d{4}年\d{1,2}月\d{1,2}日.{0,160}[:：]$/u,
]

const reply = String.raw`original message|reply message|original appointment|исходное сообщение|исходное письмо|первоначальное сообщение|вихідне повідомлення|ursprüngliche nachricht|original-nachricht|originalnachricht|message d['’]origine|message original|messaggio originale|mensaje original|mensagem original|oorspronkelijk bericht|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|ursprungligt meddelande|opprinnelig melding|alkuperäinen viesti|eredeti üzenet|原始邮件|原始郵件|元のメッセージ`
const forward = String.raw`forwarded message|forwarded by|begin forwarded message|пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение|переадресованное сообщение|начало переадресованного сообщения|начало пересылаемого сообщения|пересылаемое письмо|переслане повідомлення|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|message transmis|début du message (?:transféré|réexpédié)|mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|wiadomość przekazana|přeposlaná zpráva`
const replySeparator = new RegExp(String.raw`^[\s>*]*[-_=]{2,}\s*(?:${reply})\s*[-_=]{2,}`, 'iu')
const forwardSeparator = new RegExp(String.raw`^[\s>*]*(?:[-_=]{2,}\s*(?:${forward})|(?:${forward})\s?:?\s*$)`, 'iu')

export const isReplySeparator = (line: string): boolean => line.length < longest && replySeparator.test(line)
export const isForwardSeparator = (line: string): boolean => line.length < longest && forwardSeparator.test(line)

const from =
  /^[\s>*]*(?:from|от|от кого|отправитель|von|de|da|van|od|від|fra|från|lähettäjä|feladó|kimden|发件人|寄件者|差出人)\s?\*?\s?[:：]\*?\s*\S/iu
const other =
  /^[\s>*]*(?:sent|date|to|cc|bcc|subject|reply-to|importance|отправлено|дата|дата отправки|кому|копия|тема|важность|gesendet|datum|an|betreff|kopie|envoyé|date d['’]envoi|à|a|cc|objet|enviado(?: el)?|enviada em|fecha|para|asunto|assunto|inviato|data|oggetto|verzonden|aan|onderwerp|wysłano|do|temat|надіслано|копія|odesláno|komu|předmět|sendt|til|emne|skickat|till|ämne|发送时间|收件人|主题|日期|送信日時|宛先|件名)\s?\*?\s?[:：]\*?/iu

/** How many lines the block of Outlook takes ("From: … Sent: … To: … Subject: …"), 0 if there is none at `at`. */
export function headerBlockAt(lines: readonly string[], at: number): number {
  const first = lines[at] ?? ''
  if (first.length > longest || !from.test(first)) return 0
  let count = 1
  let fields = 0
  for (let i = at + 1; i < Math.min(lines.length, at + 12); i++) {
    const line = lines[i] ?? ''
    if (line.length < 4000 && other.test(line)) {
      fields++
      count = i - at + 1
    } else if (line.trim() === '' || i - at > count + 1) break
  }
  return fields >= 2 ? count : 0
}

const marker =
  /^[\s>]*[-—–_=*#~]{1,8}\s*(?:.{0,30}\s)?(?:ответьте|отвечайте|пишите|напишите|введите|reply|write|type|respond|antworten|répondre|écrivez)(?!\p{L}).{0,60}(?<!\p{L})(?:выше|над|above|oberhalb|über|au-dessus)(?!\p{L}).{0,40}[-—–_=*#~]{1,8}\s*$/iu

/** Our own line at the top of every letter we send: what stands above it is the answer. */
export const isReplyMarker = (line: string): boolean => line.length < 200 && marker.test(line)

/** A line drawn or left empty just above a quote belongs to the quote. */
export const isRule = (line: string): boolean => /^[\s>]*(?:[-_=*—–]\s?){3,200}$/.test(line) && line.length < longest
