/** What a letter is, before anybody reads it: a person's, or a machine's and of which sort (RFC 3834, 3464, 8098, 5965, 2369). */
import { autoReplyReasons } from './classify/auto-reply.ts'
import { bounceReasons } from './classify/bounce.ts'
import { listReasons } from './classify/list.ts'
import { loopReasons, type Desk } from './classify/loop.ts'
import { automatonReasons, isDeaf, type Facts, factsOf } from './classify/facts.ts'
import { readReport, type Fate, type FailedRecipient } from './classify/report.ts'
import { originalOf, type Original } from './classify/original.ts'
import { receiptReasons } from './classify/receipt.ts'
import type { ParsedLetter } from './letter.ts'

/**
 * `bounce`: a letter of ours failed, is delayed, or was called spam. `receipt`: it was delivered or read. `automatic`: a machine wrote
 * it, but not in answer (monitoring, newsletters' systems); it may well deserve a ticket. `loop`: it is our own, come back.
 */
export type LetterKind = 'ordinary' | 'auto-reply' | 'bounce' | 'receipt' | 'list' | 'automatic' | 'loop'

export type Classification = {
  kind: LetterKind
  /** Codes of what spoke for the kind, the strongest first; empty for an ordinary letter. */
  reasons: readonly string[]
  /** False when an automatic letter must not be sent in answer (RFC 3834 §2). */
  answerable: boolean
  /** The list it came through, as in List-Id without brackets, whatever the kind. */
  listId: string | undefined
  /** Of a bounce or receipt: what became of which recipient. */
  fate: Fate | undefined
  recipients: readonly FailedRecipient[]
  /** Of a bounce, receipt or auto-reply: what is known of the letter it speaks of. */
  original: Original | undefined
}

export type { Desk, Fate, FailedRecipient, Original }

/** `envelopeFrom` is the sender of the SMTP envelope where it is known: '' for the null sender; it outranks Return-Path. */
export function classify(letter: ParsedLetter, desk: Desk & { envelopeFrom?: string | undefined } = {}): Classification {
  const facts = factsOf(letter, desk.envelopeFrom)
  const { kind, reasons } = judge(facts, desk)
  const isAbout = kind === 'bounce' || kind === 'receipt' || kind === 'auto-reply'
  const report = isAbout && kind !== 'auto-reply' ? readReport(facts) : undefined
  return {
    kind: kind === 'bounce' && report !== undefined && isGood(report.fate) ? 'receipt' : kind,
    reasons,
    answerable: kind === 'ordinary' && !isDeaf(facts),
    listId: facts.listId,
    fate: report?.fate,
    recipients: report?.recipients ?? [],
    original: isAbout ? originalOf(letter) : undefined,
  }
}

function judge(facts: Facts, desk: Desk): { kind: LetterKind; reasons: readonly string[] } {
  const sorts: readonly (readonly [LetterKind, (facts: Facts, desk: Desk) => readonly string[]])[] = [
    ['loop', loopReasons],
    ['receipt', receiptReasons],
    ['bounce', bounceReasons],
    ['auto-reply', autoReplyReasons],
    ['list', listReasons],
    ['automatic', automatonReasons],
  ]
  for (const [kind, reasonsOf] of sorts) {
    const reasons = reasonsOf(facts, desk)
    if (reasons.length > 0) return { kind, reasons }
  }
  return { kind: 'ordinary', reasons: [] }
}

const isGood = (fate: Fate) => fate === 'delivered' || fate === 'relayed' || fate === 'expanded'
