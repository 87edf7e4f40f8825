export const spans = ['7', '30', '90', '3650'] as const
export const cuts = ['impact', 'org', 'product', 'team'] as const

export type LevelsSearch = { days: (typeof spans)[number]; by: (typeof cuts)[number] }

/** Reads the address; what is not known there is the usual. */
export const levelsSearch = (words: Readonly<Record<string, unknown>>): LevelsSearch => ({
  days: spans.find((days) => days === String(words['days'])) ?? '30',
  by: cuts.find((by) => by === words['by']) ?? 'team',
})
