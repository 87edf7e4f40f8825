/** HTML of strangers made harmless: no code, no forms, nothing fetched from outside until a person asks for it. */
import sanitizeHtml from 'sanitize-html'

export type CleanHtml = {
  /** Pictures of the letter stand as `<img data-cid>`, remote ones as `<img data-src>`; neither has a `src`. */
  html: string
  /** How many remote pictures wait to be asked for. */
  blockedImages: number
  /** Content ids of pictures shown, each once. */
  cids: readonly string[]
}

const longest = 2_000_000

/** What it gives may be put into a page; what it takes may be anything. */
export function sanitiseHtml(html: string): CleanHtml {
  const cids = new Set<string>()
  let blockedImages = 0
  const clean = sanitizeHtml(html.slice(0, longest), {
    allowedTags: tags,
    allowedAttributes: attributes,
    allowedStyles: { '*': styles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'xml',
      'template',
      'select',
      'svg',
      'math',
      'iframe',
      'object',
    ],
    nestingLimit: 200,
    enforceHtmlBoundary: false,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: link(attribs) }),
      img: (tagName, attribs) => {
        const picture = pictureOf(attribs)
        if (picture['data-src'] !== undefined) blockedImages++
        if (picture['data-cid'] !== undefined) cids.add(picture['data-cid'])
        return { tagName, attribs: picture }
      },
      body: 'div',
      center: (tagName, attribs) => ({ tagName: 'div', attribs: { ...attribs, style: `text-align:center;${attribs['style'] ?? ''}` } }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !('src' in attribs || 'data-src' in attribs || 'data-cid' in attribs),
  })
  return { html: clean, blockedImages, cids: [...cids] }
}

const tags = (
  'a abbr address b bdi bdo big blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ' +
  'ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ')

const cell = ['align', 'valign', 'width', 'height', 'bgcolor', 'colspan', 'rowspan', 'nowrap'] as const
const attributes: Record<string, string[]> = {
  '*': ['style', 'title', 'dir', 'lang', 'align'],
  a: ['href', 'target', 'rel'],
  img: ['src', 'data-src', 'data-cid', 'alt', 'width', 'height'],
  font: ['color', 'face', 'size'],
  table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
  td: [...cell],
  th: [...cell],
  tr: ['valign', 'bgcolor'],
  col: ['width', 'span'],
  ol: ['start', 'type'],
  ul: ['type'],
  blockquote: ['type'],
}

const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\([\d\s.,%/]{5,40}\)|hsla?\([\d\s.,%/deg]{5,40}\))$/i
const length = /^-?\d{0,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|ch|cm|mm|in|%)?$/i
const lengths = /^(?:(?:-?\d{0,4}(?:\.\d{1,4})?(?:px|pt|em|rem|%|cm|mm|in)?|auto)\s*){1,4}$/i
const border = /^[\w\s#.,%()-]{1,80}$/
const word = /^[a-z-]{1,30}$/i

/** No positions, no urls, nothing that could cover or fetch. */
const styles: Record<string, RegExp[]> = {
  color: [colour],
  'background-color': [colour],
  background: [colour],
  'font-family': [/^[\p{L}\d\s"',.-]{1,200}$/u],
  'font-size': [length, word],
  'font-style': [word],
  'font-weight': [word, /^\d{3}$/],
  'font-variant': [word],
  'line-height': [length],
  'letter-spacing': [length],
  'text-align': [word],
  'text-decoration': [/^[a-z\s-]{1,40}$/i],
  'text-indent': [length],
  'text-transform': [word],
  'vertical-align': [word, length],
  'white-space': [word],
  'word-break': [word],
  'overflow-wrap': [word],
  'list-style-type': [word],
  width: [length],
  height: [length],
  'max-width': [length],
  'min-width': [length],
  display: [/^(?:block|inline|inline-block|none|table|table-row|table-cell|list-item)$/],
  direction: [word],
  'border-collapse': [word],
  'border-spacing': [lengths],
  padding: [lengths],
  margin: [lengths],
  border: [border],
  'border-color': [border],
  'border-radius': [lengths],
  ...Object.fromEntries(
    ['top', 'right', 'bottom', 'left'].flatMap((side) => [
      [`padding-${side}`, [length]],
      [`margin-${side}`, [length, /^auto$/]],
      [`border-${side}`, [border]],
    ]),
  ),
}

type Attributes = Record<string, string>

/** A link opens beside the desk, tells nobody where it came from, and is no recommendation. */
function link(attribs: Attributes): Attributes {
  return attribs['href'] === undefined ? attribs : { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' }
}

function pictureOf({ src = '', 'data-src': waiting, 'data-cid': known, ...attribs }: Attributes): Attributes {
  const source = src.trim()
  if (/^cid:/i.test(source)) return { ...attribs, 'data-cid': decoded(source.slice(4)) }
  if (/^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i.test(source)) return { ...attribs, src: source }
  const remote = source === '' ? (waiting ?? '') : source.replace(/^\/\//, 'https://')
  if (/^https?:\/\/[^\s]+$/i.test(remote) && !isTrackingPixel(attribs)) return { ...attribs, 'data-src': remote }
  return known === undefined || source !== '' ? attribs : { ...attribs, 'data-cid': known }
}

/** A picture that nobody could see tells only the sender that the letter was opened. */
function isTrackingPixel(attribs: Attributes): boolean {
  const tiny = (value: string | undefined) => value !== undefined && /^[01](?:px)?$/.test(value.trim())
  const style = attribs['style'] ?? ''
  return (
    (tiny(attribs['width']) && tiny(attribs['height'])) ||
    /display:\s*none/i.test(style) ||
    /(?:^|;|\s)width:\s*[01](?:px)?\s*(?:;|$)/i.test(style)
  )
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
