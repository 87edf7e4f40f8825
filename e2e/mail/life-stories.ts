/** Who asks what, in either language. */
export interface Story {
  readonly name: string
  readonly language: 'ru' | 'en'
  readonly by: 'receiver' | 'imap'
  readonly desk: string
  readonly admin: string
  readonly l1: string
  readonly l2: string
  readonly team1: string
  readonly team2: string
  readonly requester: string
  readonly subject: string
  readonly problem: string
  readonly answer: string
  readonly reply: string
  /** What her mail program writes above the words that it quotes. */
  readonly wrote: string
  readonly card: { readonly done: string; readonly ruledOut: string; readonly evidence: string; readonly question: string }
  readonly solution: string
  readonly code: string
  readonly praise: string
}

type Tale = Omit<Story, 'name' | 'by'>

const tales: readonly Tale[] = [
  {
    language: 'ru',
    desk: 'Опора',
    admin: 'Ада Ткаченко',
    l1: 'Лена Соколова',
    l2: 'Тимур Гареев',
    team1: 'Первая линия',
    team2: 'Сетевые инженеры',
    requester: 'Анна Ржаная',
    subject: 'Касса не печатает чеки',
    problem: 'Добрый день! С утра касса №2 не печатает чеки, покупатели ждут. Что делать?',
    answer: 'Анна, здравствуйте! Выключите кассу на минуту и включите снова. Какая ошибка на экране?',
    reply: 'Выключила и включила. На экране ошибка 0x51, бумага на месте.',
    wrote: 'вт, 24 нояб. 2026 г. в 10:12, {who}:',
    card: {
      done: 'Перезапустили кассу, проверили бумагу и кабель.',
      ruledOut: 'Питание и бумага в порядке.',
      evidence: 'Ошибка 0x51 на экране кассы №2.',
      question: 'Что значит 0x51 на этой модели и можно ли снять её удалённо?',
    },
    solution: 'Обновили прошивку принтера кассы до 4.2: ошибка 0x51 больше не появляется.',
    code: 'Решено',
    praise: 'Быстро и по-человечески, спасибо!',
  },
  {
    language: 'en',
    desk: 'Opora',
    admin: 'Ada Wright',
    l1: 'Lena Brook',
    l2: 'Tim Garrett',
    team1: 'Support',
    team2: 'Network engineers',
    requester: 'Anna Rye',
    subject: 'The till does not print receipts',
    problem: 'Good morning! Till 2 has not printed any receipt since we opened, and customers are waiting. What shall we do?',
    answer: 'Hello Anna, please switch the till off for a minute and on again. Which error is on its screen?',
    reply: 'Done, off and on again. The screen says error 0x51, and there is paper.',
    wrote: 'On Tue, Nov 24, 2026 at 10:12 AM {who} wrote:',
    card: {
      done: 'Restarted the till, checked paper and cable.',
      ruledOut: 'Power and paper are fine.',
      evidence: 'Error 0x51 on the screen of till 2.',
      question: 'What does 0x51 mean on this model, and can it be cleared from here?',
    },
    solution: 'Updated the printer of the till to firmware 4.2: error 0x51 does not come back.',
    code: 'Solved',
    praise: 'Quick and friendly, thank you!',
  },
]

const languages = { ru: 'Russian', en: 'English' } as const
const ways = { receiver: 'through the built-in receiver', imap: 'through a mailbox fetched by IMAP' } as const

/** Each tale by each way that letters can come. */
export const stories: readonly Story[] = tales.flatMap((tale) =>
  (['receiver', 'imap'] as const).map((by): Story => ({ ...tale, by, name: `a life in ${languages[tale.language]}, ${ways[by]}` })),
)
