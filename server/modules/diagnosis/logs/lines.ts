/** Cuts a stream of text into lines: `\n` or `\r\n`. A line that never ends is cut so that it cannot fill the memory. */
export function cutLines(take: (line: string) => void): { text: (text: string) => void; end: () => void } {
  let rest = ''
  return {
    text(text) {
      let from = 0
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        const line = from === 0 ? rest + text.slice(0, at) : text.slice(from, at)
        if (from === 0) rest = ''
        take(line.endsWith('\r') ? line.slice(0, -1) : line)
        from = at + 1
      }
      rest = from === 0 ? rest + text : text.slice(from)
      if (rest.length > longest) {
        take(rest)
        rest = ''
      }
    },
    end() {
      if (rest !== '') take(rest)
      rest = ''
    },
  }
}

/** In characters. */
const longest = 1 << 20
