/** Props without the undefined ones: under exactOptionalPropertyTypes React Aria takes "absent", not "undefined". */
export function given<Props extends object>(props: Props): { [Name in keyof Props]?: Exclude<Props[Name], undefined> }
export function given(props: object): object {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined))
}
