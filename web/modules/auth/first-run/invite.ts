import { call } from '../../../platform/client.ts'

/** Those who work at a desk, from the least to the most that one may. */
export const staffRoles = ['agent', 'lead', 'manager', 'administrator'] as const

export type Guest = { name: string; email: string; role: (typeof staffRoles)[number] }
/** `language` and `timeZone` are those of who invites: colleagues mostly share them. */
type Place = { team?: string | undefined; organisation?: string | undefined; language: 'ru' | 'en'; timeZone?: string | undefined }

/** Adds a colleague; throws a Problem. */
export async function addColleague({ name, email, role }: Guest, { team, organisation, language, timeZone }: Place): Promise<string> {
  const teams = team === undefined ? [] : [team]
  const known = { ...(organisation === undefined ? {} : { organisation }), ...(timeZone === undefined ? {} : { timeZone }) }
  const { id } = await call('POST /people', { body: { name, email, roles: [role], teams, language, ...known } })
  return id
}

/** Sends the letter with the link to a password; throws a Problem. */
export async function invite(person: string): Promise<void> {
  await call('POST /people/:id/invitation', { params: { id: person } })
}
