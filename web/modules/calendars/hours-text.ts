/** Hours as people type them: "9–13, 14:00-18:00". */
import type { Hours } from './model.ts'

const interval = /^([\d:.]+)\s*[-–—]\s*([\d:.]+)$/
const clock = /^(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?)?$/

/** Nothing typed is no hours; undefined when it cannot be read. */
export function readHours(text: string): Hours[] | undefined {
  const parts = text.split(/[,;\n]/).map((part) => part.trim())
  const read = parts.filter((part) => part !== '').map(readInterval)
  return read.includes(undefined) ? undefined : read.filter((hours) => hours !== undefined)
}

export const hoursText = (hours: readonly Hours[]): string => hours.map(([from, to]) => `${from}–${to}`).join(', ')

function readInterval(text: string): Hours | undefined {
  const [, start = '', end = ''] = interval.exec(text) ?? []
  const [from, to] = [readTime(start), readTime(end)]
  return from === undefined || to === undefined || from === '24:00' ? undefined : [from, to]
}

function readTime(text: string): string | undefined {
  const [, hour = '', minute = '00', second = '00'] = clock.exec(text) ?? []
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second)
  if (hour === '' || Number(minute) > 59 || Number(second) > 59 || seconds > 24 * 3600) return undefined
  return `${hour.padStart(2, '0')}:${minute}${second === '00' ? '' : `:${second}`}`
}
