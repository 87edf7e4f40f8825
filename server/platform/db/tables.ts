// Written by tools/tables.ts from the migrations; a law compares them.
import type { ColumnType } from 'kysely'

type Instant = Temporal.Instant
/** The database gives it when an insert leaves it out. */
type Given<T> = ColumnType<T, T | undefined, T>
export interface Tables {
  address: {
    id: string
    person_id: string
    kind: 'email' | 'phone' | 'telegram' | 'other'
    value: string
    is_primary: Given<boolean>
  }
  event: {
    id: string
    seq: Given<number>
    tx: Given<string>
    epoch: Given<number>
    at: Instant
    recorded_at: Instant
    actor: unknown
    subject: string
    type: string
    data: unknown
    cause: string | null
  }
  house: {
    one: Given<boolean>
    id: Given<string>
    epoch: Given<number>
    secret: Buffer
    created_at: Given<Instant>
  }
  level: {
    id: string
    code: string
    name_ru: string
    name_en: string
    rank: number
    vendor: Given<boolean>
    may_write_to_requester: Given<boolean>
  }
  log_reader: {
    name: string
    epoch: number
    low: string
    high: string
    seq: number
  }
  organisation: {
    id: string
    name: string
    kind: 'client' | 'provider' | 'vendor'
    remark: Given<string>
    added_at: Instant
  }
  organisation_domain: {
    domain: string
    organisation_id: string
  }
  parked_reaction: {
    reader: string
    event_id: string
    error: string
    attempts: number
    parked_at: Instant | null
  }
  person: {
    id: string
    name: string
    organisation_id: string | null
    language: Given<'ru' | 'en'>
    time_zone: Given<string>
    vip: Given<boolean>
    remark: Given<string>
    left_at: Instant | null
    added_at: Instant
  }
  setting: {
    key: string
    value: unknown
  }
  team: {
    id: string
    name: string
    signature_ru: Given<string>
    signature_en: Given<string>
    added_at: Instant
  }
  team_level: {
    team_id: string
    level_id: string
  }
  team_member: {
    team_id: string
    person_id: string
  }
  team_served: {
    team_id: string
    organisation_id: string
  }
  text_version: {
    id: string
    subject: string
    text: string
    author: string | null
    written_at: Instant
  }
}
