import type { Written } from './corpus.ts'
import { type Random, random } from './random.ts'

/**
 * A desk made otherwise than those the rules were chosen on: whole letters with greetings and signatures instead of things
 * and faults, people's, cities' and machines' names as noise, services filled in wrongly, problems that burst and fade.
 */
const asks: readonly {
  readonly service: string
  readonly ru: readonly string[]
  readonly en: readonly string[]
  readonly apps: readonly string[]
}[] = [
  {
    service: 'mail',
    ru: ['Не уходят письма из {app}', '{app}: письмо висит в исходящих', 'Почта {app} ничего не отправляет {cause}'],
    en: ['Cannot send mail from {app}', '{app} keeps my letter in the outbox {cause}', 'Nothing leaves {app}'],
    apps: ['Outlook', 'Thunderbird', 'веб-почта', 'Zimbra'],
  },
  {
    service: 'mail',
    ru: ['Забыла пароль от {app}', 'Прошу сбросить пароль {app}', 'Пароль {app} не подходит {cause}'],
    en: ['Please reset my {app} password', 'Locked out of {app} {cause}', '{app} refuses my password'],
    apps: ['Outlook', 'SAP', 'Jira', '1С', 'портал', 'CRM'],
  },
  {
    service: 'print',
    ru: ['{app} жуёт бумагу', 'Замятие в лотке {app}', 'Снова застряла бумага, аппарат {app} {cause}'],
    en: ['Paper jam in the {app}', '{app} eats paper {cause}', 'The {app} is stuck with paper again'],
    apps: ['Kyocera', 'Xerox', 'Ricoh', 'HP LaserJet'],
  },
  {
    service: 'print',
    ru: ['Нужен картридж для {app}', 'Закончился тонер {app}', 'Бледная печать на {app} {cause}'],
    en: ['{app} is out of toner', 'New cartridge for {app} please', 'Faint print on {app} {cause}'],
    apps: ['Kyocera', 'Xerox', 'Ricoh', 'HP LaserJet'],
  },
  {
    service: 'net',
    ru: ['Пропадает вай-фай, {app}', 'Сеть {app} постоянно отваливается {cause}', 'Нет интернета через {app}'],
    en: ['Wi-fi {app} drops', 'No internet on {app} {cause}', '{app} keeps disconnecting'],
    apps: ['Office-5G', 'Guest', 'склад', 'переговорная'],
  },
  {
    service: 'net',
    ru: ['Не могу подключиться удалённо, {app}', '{app} рвёт соединение {cause}', 'Удалёнка не поднимается: {app}'],
    en: ['Remote access with {app} fails', '{app} tunnel breaks {cause}', 'Cannot connect from home by {app}'],
    apps: ['AnyConnect', 'OpenVPN', 'RDP', 'FortiClient'],
  },
  {
    service: 'erp',
    ru: ['{app} вылетает при проведении документа', 'Документ в {app} не проводится {cause}', 'При записи {app} закрывается'],
    en: ['{app} crashes on posting a document', 'Cannot post in {app} {cause}', '{app} closes when I save'],
    apps: ['1С', 'SAP', 'Axapta', 'Галактика'],
  },
  {
    service: 'erp',
    ru: ['Долго формируется отчёт в {app}', '{app} тормозит {cause}', 'Ждём отчёт из {app} по полчаса'],
    en: ['Report in {app} takes ages', '{app} is terribly slow {cause}', 'Half an hour for a report of {app}'],
    apps: ['1С', 'SAP', 'Power BI', 'CRM'],
  },
  {
    service: 'desk',
    ru: ['Прошу выдать {app}', 'Новому сотруднику нужен {app}', 'Замените, пожалуйста, {app} {cause}'],
    en: ['A {app} for a new colleague', 'Please replace my {app} {cause}', 'I need a {app}'],
    apps: ['монитор', 'ноутбук', 'гарнитура', 'клавиатура', 'мышь', 'докстанция'],
  },
  {
    service: 'desk',
    ru: ['Синий экран на {app}', '{app} уходит в перезагрузку {cause}', 'Компьютер ({app}) выключился сам'],
    en: ['Blue screen on my {app}', '{app} restarts by itself {cause}', 'The {app} went off'],
    apps: ['ThinkPad', 'ProBook', 'Latitude', 'моноблок'],
  },
  {
    service: 'phone',
    ru: ['В трубке тишина, {app}', 'Абонент {app} нас не слышит {cause}', 'Не проходят звонки через {app}'],
    en: ['No sound on {app}', 'Callers on {app} cannot hear us {cause}', 'Calls by {app} fail'],
    apps: ['Cisco', 'Asterisk', 'Zoom', 'Telegram'],
  },
  {
    service: 'access',
    ru: ['Дайте доступ к папке {app}', 'Нет прав в {app} {cause}', 'Прошу добавить в группу {app}'],
    en: ['Access to {app} please', 'No rights in {app} {cause}', 'Add me to the group {app}'],
    apps: ['Бухгалтерия', 'Проекты', 'HR', 'Confluence', 'Jira'],
  },
]
const causes: readonly (readonly [string, string])[] = [
  ['после обновления {x}', 'since update {x}'],
  ['ошибка {x}', 'error {x}'],
  ['на этаже {x}', 'on floor {x}'],
  ['сертификат {x}', 'certificate {x}'],
  ['через прокси {x}', 'through proxy {x}'],
  ['партия {x}', 'batch {x}'],
  ['сервер {x}', 'server {x}'],
]
const cities = ['Тверь', 'Омск', 'Казань', 'Riga', 'Пермь', 'Berlin', 'Самара', 'Томск', 'Almaty', 'Чита'] as const
const names = [
  'Иванова',
  'Петров',
  'Сидоренко',
  'Ким',
  'Smith',
  'Wagner',
  'Ahmetov',
  'Орлова',
  'Зуев',
  'Лебедь',
  'Novak',
  'Гончар',
] as const
const greetings = ['Здравствуйте!', 'Добрый день.', 'Коллеги, привет', 'Hello,', 'Hi team', ''] as const
const ends = ['Спасибо!', 'Прошу помочь срочно.', 'С уважением,', 'Best regards,', 'Thanks in advance', 'жду ответа'] as const
const day = 86_400_000
const begin = 1_751_328_000_000

interface Said {
  readonly ask: (typeof asks)[number]
  readonly app: string
  readonly cause: readonly [string, string] | undefined
  readonly problem: number | null
}

export const heldOutProblems = 25

export function heldOut(seed: number): Written[] {
  const dice = random(seed)
  const problems = Array.from({ length: heldOutProblems }, (_, n) => problem(dice, n))
  const all: Omit<Written, 'id'>[] = problems.flatMap(({ said, moments }) =>
    moments.map((at) => letter(dice, at, { ...said, cause: dice.chance(0.75) ? said.cause : undefined })),
  )
  while (all.length < 8_000) {
    const ask = asks[Math.floor(dice.next() ** 1.6 * asks.length)] ?? dice.one(asks)
    const cause = dice.chance(0.25) ? causeOf(dice) : undefined
    all.push(letter(dice, moment(dice), { ask, app: dice.one(ask.apps), cause, problem: null }))
  }
  return all.sort((a, b) => a.at - b.at).map((one, n) => ({ ...one, id: `H${n}` }))
}

function problem(dice: Random, n: number) {
  const ask = dice.one(asks)
  const from = begin + day * dice.whole(40, 150)
  const [size, fades] = [dice.whole(6, 25), dice.whole(1, 8) * day]
  const moments = Array.from({ length: size }, () => from - Math.log(1 - dice.next() * 0.98) * fades)
  return { said: { ask, app: dice.one(ask.apps), cause: causeOf(dice), problem: n } satisfies Said, moments }
}

function causeOf(dice: Random): readonly [string, string] {
  const x = dice.chance(0.5) ? String(dice.whole(100, 999)) : `${dice.one(['KB', 'v', 'srv-', 'E', 'X'])}${dice.whole(10, 9999)}`
  const [ru, en] = dice.one(causes)
  return [ru.replace('{x}', x), en.replace('{x}', x)]
}

function moment(dice: Random): number {
  for (;;) {
    const number = dice.whole(0, 179)
    if (number % 7 > 4 && !dice.chance(0.1)) continue
    return begin + number * day + (7 + 12 * (dice.next() + dice.next()) * 0.5) * 3_600_000
  }
}

function letter(dice: Random, at: number, { ask, app, cause, problem: n }: Said): Omit<Written, 'id'> {
  const tongue = dice.chance(0.35) ? 1 : 0
  const write = () =>
    dice
      .one(tongue === 0 ? ask.ru : ask.en)
      .replace('{app}', app)
      .replace('{cause}', cause?.[tongue] ?? '')
      .trim()
  const title = write()
  const tail = cause !== undefined && !title.includes(cause[tongue]) ? ` ${cause[tongue]}.` : ''
  const who = `${dice.one(names)}, ${dice.one(cities)}, ${dice.one(['доб.', 'ext.', 'каб.'])} ${dice.whole(100, 999)}`
  return {
    at,
    title: slipped(dice, title),
    text: slipped(dice, `${dice.one(greetings)}\n${write()}.${tail}\nPC-${dice.whole(1000, 9999)}\n${dice.one(ends)}\n${who}`),
    service: dice.chance(0.6) ? (dice.chance(0.1) ? dice.one(asks).service : ask.service) : null,
    asset: dice.chance(0.3) ? `PC-${dice.whole(1, 2_000)}` : null,
    category: null,
    problem: n,
  }
}

/** Three words in a hundred lose a letter. */
const slipped = (dice: Random, text: string): string =>
  text.replace(/\p{L}{5,}/gu, (word) => {
    if (!dice.chance(0.03)) return word
    const at = dice.whole(1, word.length - 2)
    return word.slice(0, at) + word.slice(at + 1)
  })
