import type { LetterName } from '#contract/letters.ts'

const aboutTicket = ['name', 'number', 'title', 'link']
/** To people of many clients: neither a name nor the title, which is a requester's word. */
const ofUpdate = ['number', 'service', 'n', 'heading', 'happened', 'next', 'link']

/** What each letter can fill in. */
export const variables: Record<LetterName, readonly string[]> = {
  registered: [...aboutTicket, 'understood', 'answerBy', 'solveBy'],
  reminder: aboutTicket,
  resolved: [...aboutTicket, 'resolution', 'verifyLink', 'closeAfterDays'],
  'resolved-told': [...aboutTicket, 'resolution'],
  closed: [...aboutTicket, 'rateLink'],
  'closed-silence': [...aboutTicket, 'rateLink', 'reopenWindowDays'],
  'closed-told': [...aboutTicket, 'resolution', 'rateLink', 'reopenWindowDays'],
  invitation: ['name', 'organisation', 'link', 'days'],
  'password-reset': ['name', 'link'],
  'sign-in': ['name', 'link'],
  parked: ['from', 'subject', 'link'],
  'card-owed': aboutTicket,
  'clock-step': [...aboutTicket, 'clock', 'when', 'due'],
  escalation: [...aboutTicket, 'clock', 'when', 'due', 'takeLink'],
  'nobody-on-shift': [...aboutTicket, 'team', 'because', 'until'],
  'action-overdue': [...aboutTicket, 'action', 'due'],
  'review-overdue': aboutTicket,
  approval: [...aboutTicket, 'askedBy', 'plan', 'risk', 'window', 'due', 'approveLink'],
  'standing-in': ['name', 'person', 'from', 'until', 'link'],
  'incident-update': [...ofUpdate, 'text'],
  'incident-update-short': ofUpdate,
  'update-owed': [...aboutTicket, 'when', 'due'],
  'update-approval': [...aboutTicket, 'author'],
  'update-returned': [...aboutTicket, 'author', 'reason'],
  recurrence: ['name', 'words', 'incidents', 'link'],
  'improvement-overdue': ['name', 'improvement', 'due', 'link'],
}

/** The first variable of a template that its letter does not know. */
export const unknownVariable = (name: LetterName, used: readonly string[]): string | undefined =>
  used.find((one) => !variables[name].includes(one))

/** What a requester asked, short enough to be read back to him. */
export function understood(text: string): string {
  const short = text.trim().replaceAll(/\n{3,}/g, '\n\n')
  return (short.length > 600 ? `${short.slice(0, 600).trimEnd()}…` : short)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}
