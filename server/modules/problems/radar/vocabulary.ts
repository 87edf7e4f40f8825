import { stemOf } from './spelling.ts'

const russian =
  'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех никогда можно при наконец об другой хоть после над больше тот через эти нас про всего них какая много разве эту моя впрочем хорошо свою этой перед иногда лучше чуть том такой им более всегда конечно всю между это эта день утро добрый доброе вечер здравствуйте привет пожалуйста спасибо прошу просьба помогите помочь уважением коллеги подскажите очень срочно вообще снова сегодня вчера утром вечером днем помощь нужна нужно'
const english =
  'the a an and or but if then else of at by for with about into through during before after above below to from up down in out on off over under again further once here there when where why how all any both each few more most other some such no nor not only own same so than too very can cannot could will would just should now i me my we our you your he him his she her it its they them their what which who whom this that these those am is are was were be been being have has had having do does did doing hi hello hey dear please thanks thank regards help need needs good morning afternoon day today yesterday urgent asap best team colleagues kind still get got since also'

/** What a text has whatever it is about: compared as it is written. */
export const stop: ReadonlySet<string> = new Set(`${russian} ${english}`.split(' '))

/** Words of support that mean the same in both languages or in jargon; what one spelling of both scripts does not bring together by itself. */
const groups = `
впн vpn
почта email mail емейл мейл имейл
аутлук outlook
письмо letter
пароль password
вход login логин войти
сеть network
интернет internet инет
принтер printer
печать print печатать распечатать
сканер scanner
компьютер computer pc пк комп
ноутбук laptop notebook ноут
экран screen
монитор monitor display
мышь mouse
клавиатура keyboard
телефон phone
звонок call
сервер server
файл file
папка folder
диск disk drive
доступ access
ошибка error
учетка account аккаунт
обновление update обновить
отчет report
счет invoice
заказ order
склад warehouse
касса till checkout
сертификат certificate
подпись signature
база database
медленно slow тормозит
зависает freezes hangs виснет зависание
вылетает crashes crash
синхронизация sync synchronise
резервный backup бэкап
вайфай wifi wi-fi вай-фай
виндовс windows винда
ворд word
эксель excel
сап sap
зум zoom
тимс teams
браузер browser
сайт site website
календарь calendar
встреча meeting
камера camera
микрофон microphone
звук sound
картридж cartridge тонер toner
бумага paper
замятие jam
лицензия license licence
оплата payment платеж
терминал terminal
`
/** The term of a word → the term of its group. */
export const same: ReadonlyMap<string, string> = new Map(
  groups
    .trim()
    .split('\n')
    .flatMap((group) => {
      const [first, ...others] = group.split(' ').map((word) => word.split('-').map(stemOf).join('-'))
      return first === undefined ? [] : others.map((other) => [other, first] as const)
    }),
)
