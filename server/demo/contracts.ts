import { addAgreement, publishAgreement } from '#contract/agreement-acts.ts'
import type { AgreedTarget, AgreementKind, AgreementTerms } from '#contract/agreements.ts'
import { addAsset } from '#contract/assets.ts'
import { type CalendarPlan, addCalendar, importDays, publishCalendar } from '#contract/calendar-acts.ts'
import { type Hours, weekdays } from '#contract/calendars.ts'
import type { Wire } from '#contract/endpoint.ts'
import { announceMaintenance } from '#contract/maintenance.ts'
import { recordOutage } from '#contract/outages.ts'
import { russianYears } from '#modules/calendars'
import type { People } from './people.ts'
import { type Stage, narrator } from './stage.ts'

const network = '01980000-0000-7000-8000-000000000503'
const ural = 'Asia/Yekaterinburg'
const hour = 3_600_000

/** Hours of one to five, the most urgent first. */
const target = (metric: AgreedTarget['metric'], hours: readonly [number, number, number, number, number]): AgreedTarget => {
  const [a, b, c, d, e] = hours.map((count) => ({ kind: 'duration' as const, ms: count * hour }))
  if (!a || !b || !c || !d || !e) throw new Error('five amounts')
  return { metric, byPriority: { '1': a, '2': b, '3': c, '4': d, '5': e } }
}
const everyTicket = { organisations: [], services: [], kinds: [], priorities: [], levels: [], teams: [], vendors: [] }
const silence = { ru: '', en: '' }
const unsaid = { supportHours: silence, availability: silence, reportingPeriod: silence, howToReport: silence, howWeInform: silence }

/** What was agreed before the story begins: a warehouse in Yekaterinburg, our experts, a vendor in Berlin; and what stands at the clients'. */
export async function makeContracts({ call }: Stage, { clients, groups }: People, from: Temporal.Instant) {
  const day = from.toZonedDateTimeISO(ural).toPlainDate()
  const calendar = async (ru: string, en: string, plan: CalendarPlan, russian: boolean) => {
    const { id, draft } = await call(narrator, addCalendar, { body: { names: { ru, en }, plan } })
    let revision = draft?.revision ?? 1
    for (const { year } of russian ? russianYears : []) {
      await call(narrator, importDays, { params: { id }, body: { source: { shipped: year }, save: true, revision } })
      revision += 1
    }
    const { versions } = await call(narrator, publishCalendar, {
      params: { id },
      body: { from: '2023-01-01', reason: 'Договор', revision },
    })
    return versions[0]?.id ?? ''
  }
  const week = (days: number, hours: Hours) => Object.fromEntries(weekdays.slice(0, days).map((weekday) => [weekday, [hours]]))
  const office = await calendar(
    'Екатеринбург, пн–пт 8–17',
    'Yekaterinburg, Mon–Fri 8–17',
    { timezone: ural, weekly: week(5, ['08:00', '17:00']) },
    true,
  )
  const always = await calendar('Круглосуточно', 'Around the clock', { timezone: ural, weekly: week(7, ['00:00', '24:00']) }, false)
  const berlin = await calendar(
    'Берлин, пн–пт 9–17',
    'Berlin, Mon–Fri 9–17',
    { timezone: 'Europe/Berlin', weekly: week(5, ['09:00', '17:00']) },
    false,
  )
  const agree = async (kind: AgreementKind, ru: string, en: string, terms: Partial<Wire<typeof AgreementTerms>>, rank: number) => {
    const rest = { validFrom: day.with({ day: 1 }).toZonedDateTime(ural).toInstant().toString(), validTo: null, rank }
    const whole = { match: everyTicket, calendar: office, targets: [], texts: unsaid, ...terms, ...rest }
    const { id } = await call(narrator, addAgreement, { body: { kind, names: { ru, en }, terms: whole } })
    await call(narrator, publishAgreement, { params: { id } })
  }
  await agree(
    'sla',
    'Договор со складом «Полярный»',
    'Contract with the warehouse Polyarny',
    {
      match: { ...everyTicket, organisations: [groups.warehouse] },
      targets: [target('firstResponse', [0.25, 0.5, 1, 2, 4]), target('resolution', [4, 8, 16, 32, 64])],
      availability: [{ service: network, percent: 99.5, calendar: always, countsDegraded: false, noticeHours: 48 }],
      texts,
    },
    10,
  )
  await agree(
    'ola',
    'Эксперты: вторая линия',
    'Experts: the second line',
    { match: { ...everyTicket, levels: [], teams: [groups.experts] }, targets: [target('level', [2, 4, 8, 16, 32])] },
    10,
  )
  await agree(
    'uc',
    'Договор с NetGate, Берлин',
    'Contract with NetGate, Berlin',
    { match: { ...everyTicket, vendors: [groups.netgate] }, calendar: berlin, targets: [target('vendor', [1, 3, 6, 12, 24])] },
    10,
  )
  const asset = (name: string, kind: 'printer' | 'server' | 'network' | 'computer' | 'peripheral', inventory: string, owner: object) =>
    call(narrator, addAsset, { body: { name, kind, inventory, ...owner } })
  await asset('Принтер ценников Zebra ZD421', 'printer', 'РЖ-0107', { organisation: groups.bakery, person: clients.anna.id })
  await asset('Касса у входа', 'computer', 'РЖ-0112', { organisation: groups.bakery })
  await asset('Узел VPN NetGate 4100', 'network', 'СТ-0031', { organisation: groups.telecom, person: clients.denis.id })
  await asset('Сканер штрихкодов', 'peripheral', 'ПЛ-0204', { organisation: groups.warehouse, person: clients.gleb.id })
  await asset('Сервер учёта склада', 'server', 'ПЛ-0001', { organisation: groups.warehouse })
  const night = (days: number, clock: string) => from.toZonedDateTimeISO(ural).add({ days }).withPlainTime(clock).toInstant().toString()
  const upkeep = (begin: string, end: string, ru: string, en: string) =>
    call(narrator, announceMaintenance, {
      body: { service: network, organisations: [groups.warehouse], from: begin, to: end, texts: { ru, en } },
    })
  await upkeep(night(12, '22:00'), night(13, '02:00'), 'Новая прошивка узла связи', 'New firmware of the network node')
  await upkeep(night(40, '22:00'), night(41, '01:00'), 'Замена источника питания', 'Power supply is replaced')
}

/** How long the warehouse was without its network, on the last incidents of the warehouse that are two hours old and more. */
export async function recordOutages({ call, act }: Stage, { groups }: People, end: Temporal.Instant): Promise<void> {
  const found = await act(narrator, (work) =>
    work.tx
      .selectFrom('ticket')
      .select(['id', 'started_at'])
      .where('organisation_id', '=', groups.warehouse)
      .where('kind', '=', 'incident')
      .where('started_at', '<', end.subtract({ hours: 2 }))
      .orderBy('started_at', 'desc')
      .limit(2)
      .execute(),
  )
  for (const [i, { id, started_at: from }] of found.entries()) {
    const facts = { service: network, organisation: groups.warehouse, degree: 'full' as const }
    const ends = from.add({ minutes: i === 0 ? 47 : 95 })
    await call(narrator, recordOutage, { params: { ref: id }, body: { ...facts, from: from.toString(), to: ends.toString() } })
  }
}

const texts: Wire<typeof AgreementTerms>['texts'] = {
  supportHours: {
    ru: 'По рабочим дням с 8 до 17 по Екатеринбургу, с праздниками и переносами по производственному календарю. Сеть — круглосуточно.',
    en: 'Working days from 8 to 17 in Yekaterinburg, with the holidays of the Russian production calendar. The network around the clock.',
  },
  availability: {
    ru: 'Сеть и VPN доступны 99,5 % времени месяца. Плановые работы, объявленные за 48 часов, не считаются.',
    en: 'Network and VPN are there 99.5 % of the month. Maintenance announced 48 hours before is not counted.',
  },
  reportingPeriod: {
    ru: 'Отчёт за месяц — к пятому числу следующего.',
    en: 'A report on each month, by the fifth of the next one.',
  },
  howToReport: {
    ru: 'Письмом на help@opora.example, на портале или по телефону. Если встала отгрузка — только по телефону.',
    en: 'By letter to help@opora.example, on the portal or by phone. If shipping has stopped: by phone only.',
  },
  howWeInform: {
    ru: 'О каждом ответе и решении — письмом. При простое сети — звонок начальнику смены каждые полчаса до восстановления.',
    en: 'By letter about each answer and solution. While the network is out: a call to the head of the shift every half hour until it is back.',
  },
}
