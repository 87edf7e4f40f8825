const slot = /\{([^{}]+)\}/g

/** The columns that a template names. */
export const columnsIn = (template: string): string[] => [...template.matchAll(slot)].map(([, name = '']) => name)

/** Reads a template once; what it answers fills it from the cells of a row. */
export function filling(template: string, head: readonly string[]): (cells: readonly string[]) => string {
  const parts = template.split(slot).map((part, at) => (at % 2 === 0 ? part : head.indexOf(part)))
  return (cells) =>
    parts
      .map((part) => (typeof part === 'string' ? part : (cells[part] ?? '')))
      .join('')
      .trim()
}
