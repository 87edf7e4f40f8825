/** What people ask about in the demonstration: a title with its place, their words, a question back, their answer, what helped. */
export interface Topic {
  readonly title: string
  readonly text: string
  readonly question: string
  readonly answer: string
  readonly fix: string
}

const topic = (title: string, text: string, question: string, answer: string, fix: string): Topic => ({
  title,
  text,
  question,
  answer,
  fix,
})

export const russian: readonly Topic[] = [
  topic(
    'Не печатает чековый принтер',
    'Чеки не выходят, лента вставлена.',
    'Что показывает лампа на принтере?',
    'Мигает красным дважды.',
    'Заменили головку, чеки печатаются.',
  ),
  topic(
    'Касса долго открывает смену',
    'Каждое утро ждём минут десять.',
    'Это на всех кассах или на одной?',
    'Только на второй.',
    'Почистили журнал кассы, смена открывается сразу.',
  ),
  topic(
    'Не приходит почта',
    'Со вчерашнего вечера ни одного письма.',
    'Видите ли вы письма в почте на сайте?',
    'Да, там они есть.',
    'Почтовый ящик был переполнен, увеличили место.',
  ),
  topic(
    'Забыли пароль от учётной программы',
    'После отпуска не могу войти.',
    'Какое имя вы вводите?',
    'Свою фамилию латиницей.',
    'Выдали новый пароль.',
  ),
  topic(
    'Весы не передают цену на кассу',
    'Продавец вводит цену руками.',
    'Горит ли лампочка сети на весах?',
    'Нет, не горит.',
    'Поменяли сетевой кабель весов.',
  ),
  topic(
    'Медленно открываются общие папки',
    'Документ открывается минуту.',
    'Так весь день или в какие-то часы?',
    'После обеда хуже всего.',
    'Перенесли резервное копирование на ночь.',
  ),
  topic(
    'Пропал звук в телефонной гарнитуре',
    'Меня слышат, я никого.',
    'Пробовали гарнитуру в другом компьютере?',
    'Там работает.',
    'Выбрали гарнитуру основным устройством.',
  ),
  topic(
    'Монитор гаснет через пять минут',
    'Мешает работать с заказами.',
    'Гаснет только монитор или весь компьютер?',
    'Только монитор.',
    'Изменили план питания.',
  ),
  topic(
    'Нужен доступ к складским остаткам',
    'Новый товаровед выходит в понедельник.',
    'Ему нужен просмотр или изменение?',
    'Достаточно просмотра.',
    'Доступ выдан, проверили вместе.',
  ),
  topic(
    'Обрывается связь с филиалом',
    'Звонки рвутся на полуслове.',
    'В какое время это было последний раз?',
    'Сегодня около одиннадцати.',
    'Обновили прошивку узла, обрывов нет.',
  ),
  topic(
    'Терминал не принимает карты',
    'Пишет «нет связи с банком».',
    'Есть ли интернет на соседнем компьютере?',
    'Есть, всё открывается.',
    'Переключили терминал на запасного оператора.',
  ),
  topic(
    'Не выгружается отчёт за месяц',
    'Крутится и ничего не происходит.',
    'За какой месяц и какой отчёт?',
    'Продажи за прошлый месяц.',
    'Починили выгрузку, отчёт у вас в почте.',
  ),
]
export const english: readonly Topic[] = [
  topic(
    'Label printer skips every second label',
    'We lose half of the roll.',
    'Which roll do you use?',
    'The new narrow one.',
    'Calibrated the printer for the narrow roll.',
  ),
  topic(
    'Handheld scanner loses Wi-Fi',
    'It happens between rows 12 and 14.',
    'Is it every scanner or this one?',
    'All of them.',
    'Moved the access point, the signal is good now.',
  ),
  topic(
    'Cannot sign in to the shift planner',
    'It says that my account is locked.',
    'When did you sign in last?',
    'Last Friday.',
    'Unlocked the account and reset the password.',
  ),
  topic(
    'Gate controller shows an error',
    'Error E42, trucks are waiting.',
    'Can you open the gate by hand?',
    'Yes, for now.',
    'Reset the controller and replaced the sensor.',
  ),
  topic(
    'Temperature log has gaps',
    'Two hours are missing every night.',
    'Which chamber is it?',
    'Number three.',
    'Changed the battery of the logger.',
  ),
  topic(
    'Forklift tablet does not charge',
    'It was at 3% at the start of the shift.',
    'Have you tried another cable?',
    'Yes, the same.',
    'Replaced the charging dock.',
  ),
  topic(
    'Need a second screen at dispatch',
    'The schedule does not fit on one.',
    'Which desk should it stand on?',
    'The one by the window.',
    'The screen is installed.',
  ),
]
export const places = [
  'на Морской',
  'в цеху',
  'у бухгалтерии',
  'в магазине № 2',
  'на складе',
  'в новом офисе',
  'у директора',
  'в магазине № 5',
]
export const docks = ['dock 1', 'dock 4', 'office', 'cold store', 'dispatch']
