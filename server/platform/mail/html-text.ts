/** HTML as text, and text as HTML, for letters that bring only one of the two. */
import { convert } from 'html-to-text'

/** Never throws: what the converter refuses loses its tags by plain means. */
export function htmlToText(html: string): string {
  if (html.trim() === '') return ''
  try {
    return convert(html.slice(0, 2_000_000), {
      wordwrap: false,
      limits: { maxInputLength: 2_000_000, maxDepth: 200, ellipsis: '…' },
      selectors: [
        { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, linkBrackets: ['<', '>'] } },
        { selector: 'img', format: 'skip' },
        { selector: 'blockquote', format: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
        { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
        { selector: 'table', format: 'block' },
        ...['style', 'script', 'title', 'head'].map((selector) => ({ selector, format: 'skip' })),
      ],
    })
      .replace(/\u00a0/g, ' ')
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
  } catch {
    return html.replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/gi, '').replace(/<[^>]*>/g, ' ')
  }
}

export function textToHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<div style="white-space: pre-wrap">${escaped}</div>`
}
