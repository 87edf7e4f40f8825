import { addArticle, askReview, publishArticle } from '#contract/knowledge-acts.ts'
import { type TreeDefinition, type TreeStep, addTree, publishTree } from '#contract/trees.ts'
import type { People } from './people.ts'
import type { Stage } from './stage.ts'

const network = '01980000-0000-7000-8000-000000000503'
const solvedRemotely = '01980000-0000-7000-8000-000000000201'

const both = (ru: string, en: string) => ({ ru, en })
const to = (id: string, next: string, words: TreeStep['words']) => ({ id, words, atLeast: null, to: next })
const ask = (id: string, words: TreeStep['words'], ...branches: TreeStep['branches']): TreeStep => ({
  id,
  type: 'question',
  answer: 'choice',
  words,
  branches,
})
const act = (id: string, words: TreeStep['words'], yes: string, no: string): TreeStep => ({
  id,
  type: 'instruction',
  picture: null,
  words,
  branches: [to('yes', yes, both('Да', 'Yes')), to('no', no, both('Нет', 'No'))],
})
const end = (id: string, outcome: 'solved' | 'hand-over', words: TreeStep['words']): TreeStep => ({
  id,
  type: 'outcome',
  outcome,
  words,
  branches: [],
  code: outcome === 'solved' ? solvedRemotely : null,
  service: null,
  category: null,
  urgency: null,
})

/** The first line's way through the commonest call of all. */
const noInternet: TreeDefinition = {
  title: both('Нет интернета', 'No internet'),
  service: network,
  category: null,
  kinds: ['incident'],
  audience: 'everybody',
  root: 'who',
  steps: [
    ask(
      'who',
      both('У кого нет интернета?', 'Who has no internet?'),
      to('one', 'how', both('На одном устройстве, у соседей работает', 'One device, it works for the others')),
      to('all', 'power', both('Нигде в помещении', 'Nobody in the place')),
    ),
    ask(
      'how',
      both('Как подключено устройство?', 'How is the device connected?'),
      to('wifi', 'wifi-again', both('По Wi‑Fi', 'By Wi‑Fi')),
      to('cable', 'cable-again', both('Кабелем', 'By a cable')),
    ),
    act(
      'wifi-again',
      both(
        'Выключите на устройстве Wi‑Fi, через десять секунд включите и подключитесь к своей сети заново. Появился интернет?',
        'Turn Wi‑Fi off on the device, turn it on after ten seconds and join your network again. Is the internet back?',
      ),
      'reconnected',
      'wifi-forget',
    ),
    act(
      'wifi-forget',
      both(
        'Удалите («забудьте») сеть в настройках Wi‑Fi и введите пароль заново: его могли сменить. Появился интернет?',
        'Remove (“forget”) the network in the Wi‑Fi settings and type the password again: it may have been changed. Is the internet back?',
      ),
      'password',
      'device',
    ),
    act(
      'cable-again',
      both(
        'Выньте кабель из устройства и вставьте до щелчка: у разъёма должен загореться индикатор. Появился интернет?',
        'Unplug the cable from the device and plug it in until it clicks: a light must come on at the socket. Is the internet back?',
      ),
      'reconnected',
      'cable-other',
    ),
    act(
      'cable-other',
      both(
        'Возьмите другой кабель или другую розетку, которые точно работают у соседа. Появился интернет?',
        'Take another cable or another socket that surely works for a neighbour. Is the internet back?',
      ),
      'cable-broken',
      'device',
    ),
    ask(
      'power',
      both('Горит ли индикатор питания на роутере?', 'Is the power light of the router on?'),
      to('on', 'restart', both('Горит или мигает', 'On or blinking')),
      to('off', 'socket', both('Не горит', 'Off')),
    ),
    act(
      'socket',
      both(
        'Включите роутер в розетку, в которой работает другой прибор, и подождите три минуты. Появился интернет?',
        'Plug the router into a socket where something else works and wait three minutes. Is the internet back?',
      ),
      'powered',
      'router-dead',
    ),
    act(
      'restart',
      both(
        'Выньте вилку роутера, через десять секунд включите и подождите три минуты. Появился интернет?',
        'Unplug the router, plug it in after ten seconds and wait three minutes. Is the internet back?',
      ),
      'restarted',
      'line',
    ),
    end('reconnected', 'solved', both('Устройство переподключено к сети.', 'The device was connected to the network again.')),
    end('password', 'solved', both('Сеть добавлена заново с верным паролем.', 'The network was added again with the right password.')),
    end('cable-broken', 'solved', both('Кабель или розетка неисправны, заменены.', 'The cable or the socket was broken and is replaced.')),
    end(
      'powered',
      'solved',
      both('Роутер был без питания: переключён в другую розетку.', 'The router had no power: it is in another socket now.'),
    ),
    end('restarted', 'solved', both('Роутер перезапущен.', 'The router was restarted.')),
    end(
      'device',
      'hand-over',
      both(
        'Без сети одно устройство, переподключение не помогло. Проверьте порт коммутатора и адрес, который получает устройство.',
        'One device has no network, connecting again did not help. Check the port of the switch and the address that the device gets.',
      ),
    ),
    end(
      'router-dead',
      'hand-over',
      both(
        'Роутер не включается от исправной розетки: нужна замена.',
        'The router does not start from a good socket: it must be replaced.',
      ),
    ),
    end(
      'line',
      'hand-over',
      both(
        'Нет интернета во всём помещении, роутер перезапущен. Проверьте линию и порт на узле связи.',
        'The whole place has no internet, the router was restarted. Check the line and the port at the node.',
      ),
    ),
  ],
}

const vpn = {
  audience: 'clients' as const,
  services: [network],
  words: ['VPN', 'удалёнка', 'remote'],
  texts: {
    ru: {
      title: 'Не подключается VPN: что проверить самому',
      body: `Чаще всего дело в одном из трёх.

1. **Нет интернета.** Откройте любой сайт. Не открывается — сначала почините интернет, VPN тут ни при чём.
2. **Просрочен пароль.** VPN просит тот же пароль, что и почта. Войдите в почту в браузере: если там просят сменить пароль, смените и вернитесь к VPN.
3. **Часы спешат или отстают.** Включите в настройках «Дата и время» автоматическую установку: при расхождении больше пяти минут вход не пройдёт.

## Если появляется номер ошибки

- **691** — неверный логин или пароль. Логин пишется без @ и названия компании.
- **809** — домашний роутер не пропускает VPN. Раздайте интернет с телефона: если так работает, перезапустите роутер.

Не помогло? Напишите нам номер ошибки и работает ли VPN через телефон — с этим мы разберёмся быстрее.`,
    },
    en: {
      title: 'VPN does not connect: what to check yourself',
      body: `Most often it is one of three things.

1. **There is no internet.** Open any site. If it does not open, mend the internet first: it is not the VPN.
2. **The password has expired.** The VPN takes the password of your mail. Sign in to your mail in a browser: if it asks for a new password, set one and come back.
3. **The clock is wrong.** Turn on automatic date and time in the settings: with more than five minutes of difference you are not let in.

## If an error number is shown

- **691**: wrong name or password. The name is written without @ and the company.
- **809**: the router at home does not let the VPN through. Share the internet of your phone: if it works so, restart the router.

It did not help? Write us the error number and whether the VPN works through your phone: with that we are quicker.`,
    },
  },
}

const phone = {
  audience: 'internal' as const,
  services: [network],
  words: ['звонок', 'скрипт', 'call'],
  texts: {
    ru: {
      title: 'Звонок «ничего не работает»: пять вопросов до передачи на вторую линию',
      body: `Спросите по порядку и запишите ответы в заметку: вторая линия начнёт с них, а не с повторного звонка.

1. **Что именно** не открывается: один сайт, одна программа или всё?
2. **У кого ещё** так же? Один человек, этаж или вся компания — это разные причины и разный приоритет.
3. **С какого времени** и что менялось перед этим: переезд, обновление, новый пароль?
4. **Какая ошибка** на экране: номер и текст целиком, лучше снимок.
5. **Что уже пробовали**, чтобы не просить о том же.

Если без связи больше трёх человек, проверьте список значительных инцидентов, прежде чем заводить отдельную заявку. Для «нет интернета» пройдите на заявке дерево диагностики: его ход останется в заявке.`,
    },
    en: {
      title: 'A call “nothing works”: five questions before it goes to the second line',
      body: `Ask in this order and write the answers into a note: the second line begins with them and not with another call.

1. **What exactly** does not open: one site, one program, or everything?
2. **Who else** has it? One person, a floor or the whole company have different causes and another priority.
3. **Since when**, and what was changed before: a move, an update, a new password?
4. **Which error** is on the screen: its number and the whole text, best a picture.
5. **What was tried**, so that nobody asks for the same again.

If more than three people are cut off, look at the running major incidents before you open a ticket of its own. For “no internet” walk the troubleshooting tree on the ticket: the walk stays there.`,
    },
  },
}

/** What the desk has learnt before the story begins: a tree for the commonest call, an article for clients and one for colleagues. */
export async function makeKnowHow({ call }: Stage, { desk }: People): Promise<void> {
  const { id, revision } = await call(desk.ada, addTree, { body: noInternet })
  await call(desk.ada, publishTree, { params: { id }, body: { revision } })
  for (const article of [vpn, phone]) {
    const { number } = await call(desk.olga, addArticle, { body: article })
    const params = { number: String(number) }
    await call(desk.olga, askReview, { params })
    await call(desk.larisa, publishArticle, { params })
  }
}
