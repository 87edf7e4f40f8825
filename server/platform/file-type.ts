import { fileTypeFromBuffer } from 'file-type'

/** Types without a signature that are told by the name, when the bytes are text. Nothing that a browser would run. */
const texts: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
  ics: 'text/calendar',
  vcf: 'text/vcard',
}

/** What a file is by its bytes, whatever its name or its sender says; `application/octet-stream` where nobody can tell. */
export async function typeOf(bytes: Uint8Array, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(bytes)
  if (found) return found.mime
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return isText(bytes) ? (texts[extension] ?? 'application/octet-stream') : 'application/octet-stream'
}

/** Looks at the beginning: text of any charset has no NUL. */
const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 4096).includes(0)
