/** Where a signature begins. Only what programs and old customs mark is one; "Kind regards" is part of the letter. */

// The delimiter of RFC 3676 §4.3 with or without its blank; lines of underscores begin a list's footer; "-Name" closes a letter.
const delimiter = /^(?:--|—|––) ?$/
const rule = /^_{2,200}\s*$|^--\S{0,2}$/
const dashName = /^-[\p{L}\d]/u

const device =
  /^(?:sent from (?:my|mail|outlook|yahoo|samsung|a|the) ?(?:[\p{L}\d().+-]+ ?){0,5}|sent (?:from|via|using|with) (?:[\p{L}\d().+-]+ ?){1,4}|get outlook for .{2,40}|отправлено (?:с|со|из|через) (?:[\p{L}\d().+-]+ ?){1,7}|отправлено с моего .{2,40}|надіслано з .{2,40}|von (?:meinem|unterwegs) .{2,40}gesendet|gesendet (?:mit|von) .{2,40}|envoyé (?:de|depuis) (?:mon|ma|l['’]) ?.{2,40}|enviado (?:desde|do|de) .{2,40}|inviato da .{2,40}|verzonden vanaf? .{2,40}|wysłan[eo] z .{2,40})\.?\s*$/iu

/** A desk is not a mobile phone: "Sent from my desk, is much easier" goes on in the same sentence. */
const isDevice = (line: string) => line.length < 80 && device.test(line) && !/[,;!?]/.test(line)

export const isDelimiter = (line: string): boolean => delimiter.test(line)

/** May the paragraph that begins with this line be a signature? */
export const beginsSignature = (line: string): boolean =>
  line.length < 300 && (delimiter.test(line) || rule.test(line) || dashName.test(line) || isSentFrom(line))

/** GitHub's rule, kept for its cases: up to three words after "Sent from my"; other devices by their usual sentences. */
function isSentFrom(line: string): boolean {
  if (/^sent from my\b/i.test(line)) return /^sent from my(?: [\w-]+){1,3}\.?\s*$/i.test(line)
  return !/^sent from a\b/i.test(line) && isDevice(line)
}
