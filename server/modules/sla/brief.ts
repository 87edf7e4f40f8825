/** An open clock in a few numbers, as migration 0032 writes them: enough for a changed policy and its due moment, with no log read. */
import { type Clock, type Run, idle } from './clock.ts'

/** `state` and `terms` stand in columns of their own. What is over (earlier cycles) is not there. */
export function clockOf(brief: string, state: 'running' | 'paused', terms: string): Clock {
  const part = brief.split(',')
  const runs: Run[] = []
  for (let i = 8; i < part.length; i += 4)
    runs.push({ from: Number(part[i]), to: Number(part[i + 1]), ms: Number(part[i + 2]), terms: part[i + 3] || terms })
  return {
    ...idle,
    state,
    terms,
    waiting: part[0] === '1',
    targetMs: Number(part[1]),
    startedAt: Number(part[2]),
    countedFrom: Number(part[3]),
    since: Number(part[4]),
    usedMs: Number(part[5]),
    retargetedAt: momentOf(part[6]),
    firstBreachedAt: momentOf(part[7]),
    runs,
  }
}

const momentOf = (part: string | undefined): number | null => (part === undefined || part === '' ? null : Number(part))
