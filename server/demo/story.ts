import type { Hands, Tale } from './hands.ts'
import type { People } from './people.ts'
import type { Stage } from './stage.ts'

/** One working week, told in the order in which it happens; it stops on Friday at noon. */
export async function tellStory(stage: Stage, hands: Hands, people: People) {
  const moscow = (day: number, time: string): Temporal.Instant =>
    stage.monday
      .add({ days: day })
      .toZonedDateTime({ timeZone: 'Europe/Moscow', plainTime: Temporal.PlainTime.from(time) })
      .toInstant()
  const at = (day: number, time: string) => stage.at(moscow(day, time))
  const first = await monday(at, moscow, hands, people)
  const second = await tuesday(at, moscow, hands, people)
  const third = await restOfWeek(at, stage, { ...first, ...second }, hands, people)
  return { tales: { ...first, ...second, ...third }, now: moscow(4, '12:00') }
}

type At = (day: number, time: string) => void
type When = (day: number, time: string) => Temporal.Instant

async function monday(at: At, when: When, hands: Hands, { desk, clients, groups }: People) {
  const { olga, timur, ilya, larisa } = desk
  const { anna, maria, denis, john, gleb } = clients
  at(0, '09:05')
  const printer = await hands.arrive(anna, 'Принтер не печатает ценники', 'С утра не печатает, лампа мигает. Смена через час.')
  at(0, '09:20')
  await hands.take(printer, olga)
  await hands.reply(printer, olga, 'Анна, какого цвета лампа на принтере?')
  at(0, '09:40')
  await hands.answer(printer, anna, 'Красная. Бумагу поменяли, не помогло.')
  at(0, '09:50')
  await hands.escalate(printer, olga, 'L2', 'Похоже на драйвер после обновления. Можно откатить?')
  at(0, '10:00')
  const vpn = await hands.arrive(denis, 'VPN отключается каждые десять минут', 'Вся группа монтажников не может работать.')
  at(0, '10:05')
  await hands.edit(vpn, olga, { impact: 'group', urgency: 'high' })
  await hands.take(vpn, olga)
  await hands.reply(vpn, olga, 'Денис, видим обрывы, разбираемся.')
  await hands.escalate(vpn, olga, 'L2', 'Обрывы у всей группы. Что на узле?')
  at(0, '10:40')
  await hands.take(vpn, timur)
  await hands.note(vpn, timur, 'На узле сброс сессий по таймауту, прошивка старая')
  at(0, '11:00')
  await hands.escalate(vpn, timur, 'L3', 'Нужна новая прошивка узла?')
  const scanner = await hands.register(olga, {
    title: 'Сканер не читает штрихкоды',
    text: 'Звонил Глеб: сканер молчит.',
    channel: 'phone',
    requester: { person: gleb.id },
    team: groups.firstLine,
    resolvedNow: { code: '01980000-0000-7000-8000-000000000203', text: 'Стекло сканера было грязным, протёрли' },
  })
  at(0, '11:30')
  await hands.take(vpn, ilya)
  await hands.escalate(vpn, ilya, 'L4', 'Сессии рвутся по таймауту на прошивке 4.1. Есть исправление?', groups.netgate)
  await hands.wait(vpn, ilya, 'vendor', when(2, '10:00'), 'Ждём прошивку от NetGate')
  at(0, '13:00')
  await hands.take(printer, timur)
  await hands.reply(printer, timur, 'Откатили драйвер, ценники печатаются. Проверьте, пожалуйста.', 'resolved')
  at(0, '13:30')
  await hands.judge(printer, anna, true)
  await hands.rate(printer, anna, 5, 'Спасибо, быстро!')
  at(0, '14:00')
  const reports = await hands.arrive(maria, 'Доступ к отчётам о продажах', 'Нужен доступ для нового технолога.', {
    channel: 'portal',
    kind: 'request',
    urgency: 'low',
  })
  at(0, '14:10')
  await hands.reply(reports, olga, 'Мария, как зовут технолога и чей это отдел?', { waitUntil: when(2, '10:00') })
  at(0, '15:00')
  const invoice = await hands.arrive(john, 'The invoice page is blank', 'Since this morning the invoice page shows nothing at all.')
  at(0, '15:10')
  await hands.take(invoice, olga)
  await hands.escalate(invoice, olga, 'L2', 'Страница счетов пустая только у него. Куда смотреть?')
  at(0, '16:00')
  await hands.giveBack(invoice, timur, 'Это настройка браузера: пройдите с ним памятку по очистке данных сайта')
  at(0, '16:30')
  const spam = await hands.arrive({ name: 'Приз', email: 'prize@lottery.example' }, 'Вы выиграли приз', 'Перейдите по ссылке')
  at(0, '16:40')
  await hands.close(spam, larisa, 'spam', '')
  return { printer, vpn, scanner, reports, invoice, spam }
}

async function tuesday(at: At, when: When, hands: Hands, { desk, clients }: People) {
  const { olga, nina, larisa } = desk
  const { anna, maria, denis, gleb } = clients
  at(1, '09:00')
  const till = await hands.arrive(anna, 'Касса не видит сеть', 'Продаём за наличные, очередь.')
  at(1, '09:10')
  await hands.take(till, olga)
  await hands.resolve(till, olga, 'Переткнули кабель в рабочий порт')
  at(1, '10:00')
  const outage = await hands.register(olga, {
    title: 'Нет связи в офисе на Морской',
    text: 'Звонил Денис, не работает весь этаж.',
    channel: 'phone',
    requester: { person: denis.id },
    impact: 'organisation',
    urgency: 'normal',
  })
  at(1, '10:05')
  const again = await hands.arrive(denis, 'Нет интернета', 'Пишу на всякий случай ещё и письмом.')
  at(1, '10:10')
  await hands.merge(again, olga, outage)
  at(1, '10:30')
  await hands.judge(till, anna, false, 'Через час снова пропала')
  at(1, '11:00')
  const payroll = await hands.arrive(denis, 'Расчётные листы видит весь отдел', 'Прошу никому не рассказывать.')
  at(1, '11:05')
  await hands.take(payroll, larisa)
  await hands.edit(payroll, larisa, { restricted: true })
  at(1, '12:00')
  const thermal = await hands.arrive(gleb, 'Термопринтер заедает', 'Этикетки мнёт через раз.')
  at(1, '12:10')
  await hands.take(thermal, nina)
  await hands.reply(thermal, nina, 'Почистили валик, погоняйте до вечера.', 'resolved')
  at(1, '13:00')
  await hands.answer(thermal, gleb, 'Опять мнёт, уже вторую пачку.')
  at(1, '14:00')
  const laptop = await hands.arrive(maria, 'Новый ноутбук для бухгалтера', 'К началу квартала.', { kind: 'request' })
  at(1, '14:20')
  await hands.take(laptop, olga)
  await hands.wait(laptop, olga, 'hold', when(7, '09:00'), 'Привезут в понедельник')
  at(1, '22:30')
  const gate = await hands.arrive(gleb, 'Ворота не открываются', 'Машины стоят, смена до семи.', { urgency: 'high' })
  at(1, '22:40')
  await hands.take(gate, nina)
  await hands.reply(gate, nina, 'Глеб, откройте вручную по памятке у щита, сейчас посмотрим контроллер.')
  return { till, outage, again, payroll, thermal, laptop, gate }
}

type Earlier = Readonly<Record<'vpn' | 'reports' | 'scanner', Tale>>

async function restOfWeek(at: At, { runJob }: Stage, { vpn, reports, scanner }: Earlier, hands: Hands, { desk, clients }: People) {
  at(2, '10:01')
  await runJob('tickets.expire-wait', { ticket: vpn.id })
  await runJob('tickets.expire-wait', { ticket: reports.id })
  at(2, '11:00')
  await hands.vendorAnswers(vpn, clients.jonas, 'Firmware 4.2 fixes the session timeout. Please schedule the upgrade.')
  at(3, '11:30')
  await runJob('tickets.close-silent', { ticket: scanner.id })
  at(4, '11:30')
  const scales = await hands.arrive(clients.anna, 'Весы показывают ноль', 'Включили после мойки.')
  at(4, '11:50')
  const phones = await hands.arrive(clients.denis, 'Не работает телефония', 'Ни входящих, ни исходящих.', {
    impact: 'organisation',
    urgency: 'high',
  })
  at(4, '11:55')
  await hands.note(phones, desk.larisa, 'Проверяю, общий ли сбой')
  at(4, '12:00')
  return { scales, phones }
}
