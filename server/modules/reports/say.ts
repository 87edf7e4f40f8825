/** The words of a report: a key of `reports` or `sla` messages with its values. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string
