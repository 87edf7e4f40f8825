import { useRef, useState } from 'react'
import type { DroppedFile } from '../../design/index.ts'
import { Problem, upload } from '../../platform/client.ts'
import { useFormat } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { fileLine, sizeWords } from './files.ts'
import type { Attachment } from './model.ts'

export type Uploads = {
  /** All files, those on their way too, as the lists of files take them. */
  lines: readonly DroppedFile[]
  isBusy: boolean
  add: (files: readonly File[]) => void
  remove: (id: string) => void
}

/** Files for a message: each is sent at once, and is known to the draft when it has arrived. */
export function useUploads(
  files: readonly Attachment[],
  onFiles: (change: (files: readonly Attachment[]) => readonly Attachment[]) => void,
): Uploads {
  const format = useFormat()
  const words = useProblemWords()
  const [moving, setMoving] = useState<readonly DroppedFile[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const { run: forget } = useAct('DELETE /attachments/:id')

  const change = (id: string, part: Partial<DroppedFile>) =>
    setMoving((all) => all.map((line) => (line.id === id ? { ...line, ...part } : line)))
  const leave = (id: string) => setMoving((all) => all.filter((line) => line.id !== id))

  const send = async (file: File) => {
    const id = crypto.randomUUID()
    const stop = new AbortController()
    stops.current.set(id, stop)
    const name = file.name === '' ? 'file' : file.name
    setMoving((all) => [...all, { id, name, size: sizeWords(format, file.size), progress: 0 }])
    try {
      const sent = await upload('POST /attachments', { query: { name } }, file, (progress) => change(id, { progress }), stop.signal)
      onFiles((all) => [...all, sent])
      leave(id)
    } catch (error) {
      if (error instanceof Problem && error.code === 'aborted') leave(id)
      else change(id, { progress: undefined, error: words(error) })
    }
  }

  return {
    lines: [...files.map((file) => ({ ...fileLine(format, file), href: undefined })), ...moving],
    isBusy: moving.some(({ error }) => error === undefined),
    add: (added) => added.forEach((file) => void send(file)),
    remove: (id) => {
      stops.current.get(id)?.abort()
      leave(id)
      if (!files.some((file) => file.id === id)) return
      onFiles((all) => all.filter((file) => file.id !== id))
      void forget({ params: { id } })
    },
  }
}
