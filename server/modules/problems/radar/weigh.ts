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
export const isCommon = (known: number, all: number): boolean => known > 30 && known > all / 7

/** Features compared at a time: the rarest. A mask has 31 bits. */
export const mostCompared = 20
