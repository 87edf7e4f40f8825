import { htmlToText } from './html-text.ts'
import { cutLines } from './reply/cut.ts'
import { htmlLines } from './reply/html-lines.ts'

export type CutReply = {
  /** What the person wrote now. */
  reply: string
  signature: string
  /** The rest: `reply`, `signature` and `quoted` are the whole text in this order. */
  quoted: string
  /** The same cut through the HTML; the two are the whole. Undefined where the letter has no HTML. */
  replyHtml: string | undefined
  quotedHtml: string | undefined
}

/** `subject` tells a forwarded letter, whose quote is what the person wants to show and is not cut. */
export type Written = { text: string; html?: string | undefined; subject?: string | undefined }

/** Cuts the quoted letter off an answer. What stands below or between the quotes keeps them visible; nothing is ever lost. */
export function cutReply({ text, html, subject = '' }: Written): CutReply {
  const isForward = forwardSubject.test(subject)
  const cut = cutText(text, isForward)
  if (html === undefined) return { ...cut, replyHtml: undefined, quotedHtml: undefined }
  const at = cutHtml(html, isForward)
  const replyHtml = html.slice(0, at)
  const quotedHtml = html.slice(at)
  // The text may quote in a way we do not know, where the markup tells the quote plainly.
  const byMarkup = quotedHtml === '' ? undefined : splitByReply(text, htmlToText(replyHtml))
  const isShorter = byMarkup !== undefined && byMarkup.reply.length < cut.reply.length
  return { ...(isShorter ? byMarkup : cut), replyHtml, quotedHtml }
}

const forwardSubject = /^\s*(?:(?:re|отв)\s*:\s*)*(?:fwd?|wg|tr|rv|enc|пересл|i)\s*:/iu

function cutText(text: string, isForward: boolean): Pick<CutReply, 'reply' | 'signature' | 'quoted'> {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const { reply, signature } = cutLines(
    lines.map((line) => ({ text: line.trimEnd() })),
    isForward,
  )
  const part = (from: number, to: number) => lines.slice(from, to).join('\n')
  return { reply: part(0, reply).trimEnd(), signature: part(reply, signature).trim(), quoted: part(signature, lines.length).trim() }
}

function cutHtml(html: string, isForward: boolean): number {
  const lines = htmlLines(html)
  const { reply } = cutLines(lines, isForward)
  return reply === 0 ? html.length : (lines[reply]?.start ?? html.length)
}

/** Finds the answer that the HTML gave at the beginning of the text, blanks aside; undefined if the two texts differ. */
function splitByReply(text: string, reply: string): Pick<CutReply, 'reply' | 'signature' | 'quoted'> | undefined {
  const wanted = reply.replace(/\s+/g, '')
  let place = 0
  for (let i = 0; i < text.length; i++) {
    if (place === wanted.length) return { reply: text.slice(0, i).trimEnd(), signature: '', quoted: text.slice(i).trim() }
    const sign = text[i] ?? ''
    if (/\s/.test(sign)) continue
    if (sign !== wanted[place]) return undefined
    place++
  }
  return undefined
}
