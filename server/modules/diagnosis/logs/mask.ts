/** Variables that can be told by their form. A kind's name bears no digit, so that a later rule does not find one in it. */
interface Rule {
  /** Cheap to look for: where it is not in the line, the pattern is not tried. */
  readonly needs: string | RegExp
  readonly pattern: RegExp
  readonly to: string
}

const before = String.raw`(?<![\w./\\-])`
const rules: readonly Rule[] = [
  // A frame of a stack says where; that it is a frame is what makes lines alike.
  { needs: 'at ', pattern: /^\s*at [\w$.<>/@~ -]+\([^)]*\).*$/, to: 'at <frame>' },
  { needs: '... ', pattern: /^\s*\.\.\. \d+ (?:common frames omitted|more)$/, to: 'at <frame>' },
  { needs: '://', pattern: /\b[a-z][a-z0-9+.-]{1,12}:\/\/[^\s"'<>)\],;]+/gi, to: '<url>' },
  { needs: '-', pattern: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, to: '<uuid>' },
  { needs: '@', pattern: /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, to: '<email>' },
  // The line of an HTTP request stands open: its method and what kind of answer it had are worth seeing.
  { needs: 'HTTP/', pattern: /"([A-Z]{3,8}) \S+ HTTP\/[\d.]+"/g, to: '"$1 <path> HTTP"' },
  { needs: '<path> HTTP"', pattern: /(<path> HTTP" )([1-5])\d\d\b/g, to: '$1$2xx' },
  { needs: '"', pattern: /(?<=^|[\s=:([,{])"(?![A-Z]+ <path> HTTP")[^"]*\s[^"]*"/g, to: '"<quoted>"' },
  { needs: "'", pattern: /(?<=^|[\s=:([,])'[^']*\s[^']*'(?=$|[\s.,;:)\]])/g, to: '<quoted>' },
  { needs: '.', pattern: /\/?(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\.\d)(?::\d+|\/\d+)?/g, to: '<ip>' },
  {
    needs: ':',
    pattern:
      /(?<![\w:])(?:[0-9a-f]{2}:){5,}[0-9a-f]{2}(?![\w:])|(?<![\w:.])(?:[0-9a-f]{1,4}:){3,7}:?(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?(?![\w:])|\b[0-9a-f]{1,4}::(?:[0-9a-f:]+)?(?![\w:])/gi,
    to: '<ip>',
  },
  { needs: ':', pattern: /(?<![\w.-])[A-Za-z][\w-]*(?:\.[\w-]+)+:\d+(?!\w)/g, to: '<host>' },
  {
    needs: /\d\d:\d\d/,
    pattern: /\b\d{4}[-/.]\d\d[-/.]\d\d[T ]?\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\b|\b\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\b/g,
    to: '<time>',
  },
  { needs: /\d[-/.]\d\d/, pattern: /\b\d{4}[-/.]\d\d[-/.]\d\d\b|\b\d\d[-/.]\d\d[-/.]\d{4}\b/g, to: '<date>' },
  // A span too short to be told: "<1 sec" where others say "00:03".
  { needs: /<\d+ ?(?:sec|s|ms|min)/, pattern: /<\d+ ?(?:sec|s|ms|min)\b/g, to: '<time>' },
  // Windows' mark of a process that is not of the system's own width.
  { needs: ' *', pattern: /(\.exe) \*(?:32|64)\b/gi, to: '$1' },
  { needs: '\\', pattern: /(?<!\w)(?:[A-Za-z]:|\\)\\[^\s"',;|]+/g, to: '<path>' },
  { needs: '/', pattern: /(?<=^|[\s"'=:([,<>])(?:~|\.{1,2})?\/[^\s"',;()[\]<>|]*[^\s"',;()[\]<>|:.](?:\?[^\s"']*)?/g, to: '<path>' },
  { needs: '0x', pattern: /\b0x[0-9a-f]+\b/gi, to: '<hex>' },
  { needs: /[a-f]\d|\d[a-f]/i, pattern: /(?<![\w-])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![\w-])/gi, to: '<hex>' },
  { needs: /\d/, pattern: new RegExp(String.raw`${before}\d+(?:[.,]\d+)?\s?(?:[KMGT]i?B|[kKMG]b|B)\b`, 'g'), to: '<size>' },
  { needs: /\d/, pattern: new RegExp(String.raw`${before}\d+(?:[.,]\d+)?(?:ms|us|µs|ns|s|sec|min|h)(?![\w-])`, 'g'), to: '<duration>' },
  // The same once more for people: "1804 bytes (1.76 KB)".
  { needs: 'bytes (<size>)', pattern: /bytes \(<size>\)/g, to: 'bytes' },
  // Letters and digits in turns are a name that a machine gave; what it begins with says of what kind.
  { needs: /\d[A-Za-z_:-]+\d/, pattern: /(?<![A-Za-z0-9_])([A-Za-z_]*)\d+[A-Za-z_:-]+\d[\w:-]*/g, to: '$1<id>' },
  { needs: /\d/, pattern: /(?<![\w>)\]])-?\d+(?:[.,]\d+)*%?(?!xx\b)|-\d+(?![\w-])|\d+(?:\.\d+)*(?!xx\b)/g, to: '<num>' },
  { needs: '<', pattern: /(<\w+>)(?:,\s*\1)+/g, to: '$1' },
]

/** A line of which only what does not vary by its form is left. */
export function mask(body: string): string {
  let text = body
  for (const { needs, pattern, to } of rules) {
    if (typeof needs === 'string' ? text.includes(needs) : needs.test(text)) text = text.replace(pattern, to)
  }
  return text
}
