/** A request the domain declines. `code` is what the web translates (`refusal.<code>`); never a sentence. `facts` are its arguments. */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
  constructor(code: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}
