/** What the radar knows of an incident. */
export interface Incident {
  readonly id: string
  /** Milliseconds. */
  readonly at: number
  /** What it has that another may have too: the words of its title and text, its service, asset and category. */
  readonly features: readonly string[]
}

export const featuresOf = (incident: {
  readonly words: readonly string[]
  readonly service: string | null
  readonly asset: string | null
  readonly category: string | null
}): string[] => [
  ...incident.words,
  ...(incident.service === null ? [] : [`service:${incident.service}`]),
  ...(incident.asset === null ? [] : [`asset:${incident.asset}`]),
  ...(incident.category === null ? [] : [`category:${incident.category}`]),
]

/** What every seventh has tells nothing. */
const tells = (known: number, all: number): boolean => known > 0 && (known <= 30 || known <= all / 7)

/** Features compared at a time: the rarest that are not new. A mask has 31 bits. */
const mostFeatures = 20

/** The features of an incident that tell something, rarest first; what nobody had before cannot be shared. */
export const telling = (features: readonly string[], knownOf: (feature: string) => number, all: number): string[] =>
  features
    .map((feature) => ({ feature, known: knownOf(feature) }))
    .filter(({ known }) => tells(known, all))
    .sort((a, b) => a.known - b.known || (a.feature < b.feature ? -1 : 1))
    .slice(0, mostFeatures)
    .map(({ feature }) => feature)
