/** Who says what to whom in either language. */

/** Who waits at the desks of the clients, by language. */
export const requesters = { ru: { user: 'anna', name: 'Анна Ржаная' }, en: { user: 'rye', name: 'Rye Baker' } } as const
export const approvers = { ru: { user: 'olga', name: 'Ольга Сергеева' }, en: { user: 'otto', name: 'Otto Stone' } } as const

export const incidents = {
  ru: {
    subject: 'Касса 2 не печатает чеки',
    text: 'С утра ни одного чека, ошибка 51.',
    note: 'Принтер не видит бумаги: датчик в пыли',
    first: 'Перезапущен принтер',
    second: 'Заменён датчик бумаги',
    still: 'Через минуту снова ошибка 51',
    service: 'Кассы',
    category: 'Печать чеков',
  },
  en: {
    subject: 'Till 2 prints no receipts',
    text: 'Not a single receipt since morning, error 51.',
    note: 'The printer sees no paper: dust on the sensor',
    first: 'Restarted the printer',
    second: 'Replaced the paper sensor',
    still: 'Error 51 again after a minute',
    service: 'Tills',
    category: 'Receipts',
  },
} as const

/** Told by telephone, then by letter; then once more when it is understood, and when it is back. */
export const problems = {
  ru: {
    said: ['VPN обрывается, код 809', 'Ошибка 809 у VPN', 'Обрывы VPN 809', 'VPN: код 809, обрыв', 'VPN 809 обрыв'],
    written: ['Обрыв VPN, 809', 'VPN обрыв, код 809', 'Код 809 VPN', 'VPN 809'],
    code: '809',
    title: 'Обрывы VPN с кодом 809',
    hypothesis: 'Истёк сертификат шлюза',
    reason: 'С новым сертификатом не рвётся',
    cause: 'Сертификаты продлевает один человек',
    agents: 'Подключить через запасной шлюз',
    requesters: 'Выберите шлюз «Запасной»',
    next: 'Опять обрыв VPN, код 809',
    change: 'Продление сертификатов автоматом',
    back: ['VPN снова обрыв 809', 'И снова VPN, код 809', 'Обрыв VPN: 809 вернулась', 'VPN 809 обрывает опять', '809 VPN обрыв у всех'],
  },
  en: {
    said: ['Scanner offline, fault E513', 'Fault E513 at the scanner', 'Scanner fault E513', 'The scanner: fault E513', 'E513 scanner'],
    written: ['Scanner says E513', 'Scanner offline E513', 'Scanner fault: E513', 'Offline scanner, E513'],
    code: 'e513',
    title: 'Scanners go offline with E513',
    hypothesis: 'The firmware loses its lease',
    reason: 'With a fixed address it stays online',
    cause: 'Nobody tries firmware before it is rolled out',
    agents: 'Give the scanner a fixed address',
    requesters: 'Switch the scanner off and on',
    next: 'Scanner offline again, fault E513',
    change: 'Firmware 5.2 on every scanner',
    back: [
      'Scanner again E513',
      'E513 offline scanner again',
      'Fault E513, scanner is back offline',
      'Scanner offline E513 once more',
      'Offline: scanner, E513',
    ],
  },
} as const

export const drills = {
  ru: [
    'Тревога: датчик дыма, зона 412',
    'Датчик дыма зоны 412 дал тревогу',
    'Дым, зона 412, тревога',
    'Тревога зоны 412: дым',
    'Зона 412: датчик дыма',
    'Дым в зоне 412',
    'Тревога дыма, 412 зона',
    'Сработал датчик дыма 412',
    'Датчик дыма: тревога 412',
  ],
  en: [
    'Scales offline, fault E417',
    'Fault E417 at the scales',
    'Scales fault E417',
    'The scales: fault E417',
    'E417 scales',
    'Scales say E417',
    'Scales offline E417',
    'Scales fault: E417',
    'Offline scales, E417',
  ],
} as const
