/** The lines that a reader of an HTML letter sees, each with the place in the source where it begins. */
import { Parser } from 'htmlparser2'
import type { Line } from './cut.ts'

export type HtmlLine = Line & { start: number }

const blocks = new Set([
  'address',
  'article',
  'blockquote',
  'body',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tbody',
  'td',
  'th',
  'tr',
  'ul',
])
const silent = new Set(['style', 'script', 'title', 'head', 'template', 'noscript'])
const empty = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'wbr', 'col', 'area', 'base'])

/** Classes and ids that mail programs give to the quote, or to the line that introduces it. */
const quoteMark =
  /(?:^|[\s_-])(?:gmail_(?:quote|extra|attr)|gmail_quote_container|yahoo_quoted|yahoo-quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|mail-app-auto-quote|mail-quote-collapse|appendonsend|divrplyfwdmsg|olk_src_body_section|reply-intro|replysplit|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|hmmessage_quote|freebirdformviewer_quote|wps_quotation|ydp\w*yahoo_quoted|x_gmail_quote|bloop_markdown_quote|front-blockquote|airmail_ext_on|zendesk-quote|yandex-quote|b-quote)(?:$|[\s_-])/i
/** Of these, containers that hold nothing but the quote to the end of the letter. */
const tailMark =
  /divrplyfwdmsg|appendonsend|olk_src_body_section|reply-intro|mail-editor-reference-message-container|ms-outlook-mobile-reference/i

type Open = { name: string; quotes: boolean; maybe: boolean; silent: boolean }

export function htmlLines(html: string): HtmlLine[] {
  const lines: HtmlLine[] = []
  const open: Open[] = []
  let text = ''
  let lineStart: number | undefined
  let pending: number | undefined
  let mark: Line['mark']
  let nextIsTail = false

  function endLine() {
    const clean = text.replace(/[\s\u00a0]+/g, ' ').trim()
    if (lineStart !== undefined && clean !== '')
      lines.push(mark === undefined ? { text: clean, start: lineStart } : { text: clean, start: lineStart, mark })
    text = ''
    lineStart = undefined
  }

  function addText(piece: string, at: number) {
    if (open.some((element) => element.silent)) return
    if (lineStart === undefined && /[^\s\u00a0]/.test(piece)) {
      lineStart = pending ?? at
      mark = nextIsTail ? 'start' : open.some(({ quotes }) => quotes) ? 'quote' : open.some(({ maybe }) => maybe) ? 'maybe' : undefined
      nextIsTail = false
    }
    if (/[^\s\u00a0]/.test(piece)) pending = undefined
    text += piece
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (blocks.has(name) || name === 'br') endLine()
        const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
        const quotes =
          quoteMark.test(names) || (name === 'blockquote' && (attributes['type'] === 'cite' || attributes['cite'] !== undefined))
        if (tailMark.test(names) || isOutlookRule(attributes['style'])) nextIsTail ||= true
        if (name === 'img' && /^(?:cid:|data:)/i.test(attributes['src'] ?? '')) addText('\ufffc', parser.startIndex)
        else if (!empty.has(name)) pending ??= parser.startIndex
        else if (name === 'hr') pending ??= parser.startIndex
        if (!empty.has(name)) open.push({ name, quotes, maybe: name === 'blockquote', silent: silent.has(name) })
      },
      ontext: (piece) => addText(piece, parser.startIndex),
      onclosetag(name) {
        if (blocks.has(name)) endLine()
        const place = open.findLastIndex((element) => element.name === name)
        if (place >= 0) open.splice(place)
        if (!empty.has(name)) pending = undefined
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  )
  parser.end(html)
  endLine()
  return lines
}

/** Outlook draws a thin line above the quoted letter's header block. */
function isOutlookRule(style: string | undefined): boolean {
  return /border:\s*none;\s*border-top:\s*solid\s+#?\w+\s+[\d.]+pt;\s*padding:\s*3(?:\.0)?pt/i.test(style ?? '')
}
