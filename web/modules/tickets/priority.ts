/** 1 is the highest of five. */
export type PriorityNumber = 1 | 2 | 3 | 4 | 5

const five = [1, 2, 3, 4, 5] as const
const bars = { 1: 4, 2: 3, 3: 2, 4: 1, 5: 0 } as const

export const priorityOf = (priority: number): PriorityNumber => five.find((one) => one === priority) ?? 3

/** How many of the four bars are filled. */
export const barsOf = (priority: number): 0 | 1 | 2 | 3 | 4 => bars[priorityOf(priority)]
