import type { DroppedFile } from '../../design/index.ts'
import type { Formats } from '../../platform/i18n.ts'
import type { Attachment } from './model.ts'

/** Where the bytes of a file, and of a whole letter as it came, can be fetched. */
export const fileAddress = ({ id }: Pick<Attachment, 'id'>): string => `/api/v1/attachments/${id}`
export const rawAddress = (message: string): string => `/api/v1/messages/${message}/raw`

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** "1.2 MB" */
export function sizeWords(format: Formats, bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)))
  const unit = units[power] ?? 'byte'
  return format.number(bytes / 1024 ** power, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: power > 1 ? 1 : 0 })
}

export const fileLine = (format: Formats, file: Attachment): DroppedFile => ({
  id: file.id,
  name: file.name,
  size: sizeWords(format, file.size),
  href: fileAddress(file),
})

/** Pictures that a browser shows; the server lets nothing else be shown in place. */
export const isPicture = ({ type }: Pick<Attachment, 'type'>): boolean => /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type)
