import { useEffect, useRef } from 'react'
import type { Answer } from './api.ts'

/** News of the desk: a ticket of which something was written in the log, letters put aside, or that everything should be looked at again. */
export type News = { kind: 'ticket'; id: string; type: string } | { kind: 'letters' } | { kind: 'everything' }

/** Who is on a ticket now. */
type Present = { id: string; people: Answer<'GET /presence'>['items'][number]['people'] }
type Told = News | ({ kind: 'presence' } & Present)

const stream = '/api/v1/live'
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('opora-live')
const listeners = new Set<(news: News) => void>()
/** Apart from the news: people come and go all the time, and nothing need be asked again. */
const watchers = new Set<(present: Present) => void>()
let isStarted = false

function tell(news: Told): void {
  if (news.kind === 'presence') for (const see of watchers) see(news)
  else for (const hear of listeners) hear(news)
}

/** Starts hearing; one tab of the browser holds the stream and tells the others, so that ten tabs are one connection. */
export function startLive(): void {
  if (isStarted) return
  isStarted = true
  channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => tell(data))
  if (channel === undefined || !('locks' in navigator)) void hold()
  // whoever holds the lock holds the stream; when that tab closes, the next one gets it
  else void navigator.locks.request('opora-live', hold)
}

function hold(): Promise<never> {
  let wasCut = false
  const both = (news: Told) => {
    tell(news)
    channel?.postMessage(news)
  }
  const open = (wait: number) => {
    const source = new EventSource(stream)
    source.addEventListener('hello', () => {
      // what happened while nobody listened is not told again
      if (wasCut) both({ kind: 'everything' })
      wasCut = false
    })
    source.addEventListener('ticket', ({ data }: MessageEvent<string>) => {
      const { id, type } = JSON.parse(data) as { id: string; type: string }
      both({ kind: 'ticket', id, type })
    })
    source.addEventListener('presence', ({ data }: MessageEvent<string>) => both({ kind: 'presence', ...(JSON.parse(data) as Present) }))
    source.addEventListener('letters', () => both({ kind: 'letters' }))
    source.addEventListener('again', () => both({ kind: 'everything' }))
    source.addEventListener('error', () => {
      wasCut = true
      // the browser tries again by itself unless the server has answered "no"
      if (source.readyState !== EventSource.CLOSED) return
      setTimeout(() => open(Math.min(wait * 2, 60_000)), wait)
    })
  }
  open(1_000)
  return new Promise(() => undefined)
}

/** Hears who comes to tickets and who leaves them. */
export function onPresence(see: (present: Present) => void): () => void {
  watchers.add(see)
  return () => watchers.delete(see)
}

/** Hears news while the component is on the page. */
export function useLive(hear: (news: News) => void): void {
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useEffect(() => {
    const listener = (news: News) => latest.current(news)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}
