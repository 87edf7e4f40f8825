/** Text holds hardly any control characters; what is no text (a picture, a database) is full of them. */
export function looksLikeText(lines: readonly string[]): boolean {
  const text = lines.join('').slice(0, 20_000)
  let strange = 0
  for (let i = 0; i < text.length; i++) if (isStrange(text.charCodeAt(i))) strange++
  return strange <= text.length / 50
}

/** Tabs, line and form feeds are text, and so is the escape that colours a terminal. */
const isStrange = (code: number): boolean => (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) || code === 0xfffd
