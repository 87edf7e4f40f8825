import type { AddressKind } from '#contract/people.ts'

/** A phone as compared: digits with a leading plus; `undefined` for what is none. A Russian eight or a bare ten digits mean +7. */
export function normalPhone(text: string): string | undefined {
  const [bare = ''] = text.split(/\s*(?:,|;|доб|ext|x)\.?\s*\d+\s*$/iu)
  if (!/^[\s\d()+.\-–—/]+$/u.test(bare)) return undefined
  const digits = bare.replaceAll(/\D/g, '')
  const international = bare.trim().startsWith('+') || bare.trim().startsWith('00')
  if (international) {
    const number = bare.trim().startsWith('+') ? digits : digits.slice(2)
    return number.length >= 7 && number.length <= 15 ? `+${number}` : undefined // ITU-T E.164
  }
  if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`
  if (digits.length === 10 && /^[3-9]/.test(digits)) return `+7${digits}`
  // An extension inside the company has no world-wide form.
  return digits.length >= 2 && digits.length <= 15 ? digits : undefined
}

const normalTelegram = (text: string): string | undefined => {
  const name = text.trim().replace(/^(?:https?:\/\/)?(?:t\.me\/|@)/i, '')
  return /^[a-z]\w{3,31}$/i.test(name) ? name.toLowerCase() : /^\d{4,20}$/.test(name) ? name : undefined
}

/** The form in which all but mail addresses are kept and compared. */
export function normalOther(kind: Exclude<AddressKind, 'email'>, text: string): string | undefined {
  if (kind === 'phone') return normalPhone(text)
  if (kind === 'telegram') return normalTelegram(text)
  return text.trim() || undefined
}

/** Where anybody may have a letter box: such a domain says nothing about where its owner works. */
const publicDomains: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com mail.ru inbox.ru list.ru bk.ru internet.ru xmail.ru yandex.ru ya.ru yandex.com yandex.by yandex.kz yandex.ua narod.ru
  rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru vk.com outlook.com hotmail.com live.com live.ru msn.com outlook.de outlook.fr
  hotmail.co.uk hotmail.fr hotmail.de hotmail.it yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp yahoo.co.in ymail.com rocketmail.com
  aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net web.de t-online.de freenet.de mail.com email.com
  fastmail.com tutanota.com tuta.io zoho.com hey.com qq.com 163.com 126.com sina.com foxmail.com naver.com hanmail.net daum.net libero.it
  virgilio.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr comcast.net verizon.net att.net cox.net sbcglobal.net btinternet.com
  ukr.net i.ua meta.ua bigmir.net tut.by mail.by mail.kz mail.ua e1.ru ngs.ru nm.ru pochta.ru sibmail.com seznam.cz centrum.cz wp.pl o2.pl
  onet.pl interia.pl abv.bg mail.bg rediffmail.com uol.com.br bol.com.br terra.com.br duck.com`.split(/\s+/),
)

export const isPublicDomain = (domain: string): boolean => publicDomains.has(domain)

/** The domains that may name the organisation of an address, the longest first: mail.acme.ru, then acme.ru. None for public ones. */
export function domainsOf(address: string): string[] {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const labels = domain.split('.')
  return labels
    .slice(0, -1)
    .map((_, i) => labels.slice(i).join('.'))
    .filter((candidate) => !isPublicDomain(domain) && !isPublicDomain(candidate))
}
