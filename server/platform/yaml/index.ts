import { LineCounter, isNode, parseDocument } from 'yaml'

export interface YamlFile {
  readonly value: unknown
  /** The line on which a value stands, or the nearest one around it. */
  readonly lineOf: (path: readonly (string | number)[]) => number
  /** What is no YAML. */
  readonly mistakes: readonly { readonly line: number; readonly said: string }[]
}

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter()
  const file = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  return {
    value: file.errors.length > 0 ? undefined : file.toJS(),
    lineOf: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const found = length === 0 ? file.contents : file.getIn(path.slice(0, length), true)
        if (isNode(found) && found.range) return lineAt(found.range[0])
      }
      return 1
    },
    mistakes: file.errors.map(({ message, pos: [from] }) => ({ line: lineAt(from), said: message })),
  }
}
