/** The list from which tickets are opened, so that a ticket knows the next one and the way back. It lives as long as the page. */
type LastList = { href: string; numbers: readonly number[] }

let last: LastList | undefined

export function rememberList(list: LastList): void {
  last = list
}

/** The way back to the list, and the neighbours of a ticket in it. */
export function aroundInList(number: number): { href: string | undefined; previous: number | undefined; next: number | undefined } {
  const place = last?.numbers.indexOf(number) ?? -1
  if (last === undefined || place < 0) return { href: last?.href, previous: undefined, next: last?.numbers[0] }
  return { href: last.href, previous: last.numbers[place - 1], next: last.numbers[place + 1] }
}
