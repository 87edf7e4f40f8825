/** Two rules of our stylesheets: everything stands in a layer, and spaces, type, edges, times and colours are tokens. */
import stylelint from 'stylelint'

export const ruleName = 'opora/house'

const messages = stylelint.utils.ruleMessages(ruleName, {
  unlayered: (property: string) => `"${property}" stands outside the layers: put it into @layer`,
  raw: (property: string, value: string) => `"${value}" in "${property}" must be a token`,
})

/** Sizes of a layout (a column's width, a window's height) may be numbers; what repeats may not. */
const fromTokens =
  /^(padding|margin|gap|row-gap|column-gap|inset|font|line-height|letter-spacing|border|outline|box-shadow|text-shadow|transition|animation)/
const rawSize = /(?<![\w-])-?\d*\.?\d+(?:px|rem|pt|ms|s)\b/i
const rawColour = /(?<![\w-])(?:#[\da-f]{3,8}\b|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|light-dark)a?\()/i

export const rule: stylelint.RuleBase = () => (root, result) => {
  root.walkDecls((declaration) => {
    const layers: string[] = []
    for (let up = declaration.parent; up !== undefined && up.type !== 'root'; up = up.parent)
      if (up.type === 'atrule' && 'name' in up) layers.push(`@${String(up.name)} ${'params' in up ? String(up.params) : ''}`.trim())
    const report = (message: string) => stylelint.utils.report({ ruleName, result, message, node: declaration })
    if (layers.includes('@font-face') || layers.some((layer) => layer.startsWith('@property'))) return
    if (!layers.some((layer) => layer.startsWith('@layer'))) report(messages.unlayered(declaration.prop))
    if (layers.includes('@layer tokens')) return
    const raw = rawColour.exec(declaration.value) ?? (fromTokens.test(declaration.prop) ? rawSize.exec(declaration.value) : null)
    if (raw !== null) report(messages.raw(declaration.prop, raw[0]))
  })
}
