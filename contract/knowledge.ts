import * as z from 'zod'
import { Instant, Language, Line } from './common.ts'
import { OrganisationChip, OrganisationId, PersonChip } from './people.ts'

/** Who may ever read it: anybody, who is signed in, or the desk only. */
export const ArticleAudience = z.enum(['public', 'clients', 'internal'])
export type ArticleAudience = z.infer<typeof ArticleAudience>

/** What its readers have. A published article may have another version in work. */
export const ArticleState = z.enum(['draft', 'review', 'published', 'retired'])
export type ArticleState = z.infer<typeof ArticleState>

/** Plain text with a few marks: `## heading`, `- list`, `1. step`, `> remark`, `**bold**`, code between backticks, `[words](https://…)`. Never HTML. */
export const ArticleText = z.object({ title: Line, body: z.string().trim().max(50_000) })
export type ArticleText = z.infer<typeof ArticleText>

/** Translations of one article; one of them may be missing. */
export const ArticleTexts = z.object({ ru: ArticleText.nullable(), en: ArticleText.nullable() })
export type ArticleTexts = z.infer<typeof ArticleTexts>

/** What a version says and to whom. */
const said = {
  audience: ArticleAudience,
  /** For clients: only those of these organisations; empty: every client. */
  organisations: z.array(OrganisationId).max(50),
  texts: ArticleTexts,
}
const Why = z.string().trim().max(500).default('')

export const NewArticle = z.object({
  ...said,
  organisations: said.organisations.default([]),
  services: z.array(z.uuid()).max(50).default([]),
  /** Words by which it is found, though it does not say them. */
  words: z.array(z.string().trim().min(1).max(60)).max(30).default([]),
  checkBy: z.iso.date().nullable().default(null),
  /** The ticket it is made from. */
  source: z.uuid().nullable().default(null),
  why: Why,
})
export type NewArticle = z.infer<typeof NewArticle>

/** Another version. `base` is what the writer had before him: what was written meanwhile is not overwritten. */
export const NewVersion = z.object({
  base: z.uuid(),
  ...said,
  why: Why,
  /** The change does not touch the meaning: the other translation stays right. */
  minor: z.boolean().default(false),
})
export type NewVersion = z.infer<typeof NewVersion>

/** A piece of a text; `found` is what was searched for. */
export const Pieces = z.array(z.object({ text: z.string(), found: z.boolean() }))
export type Pieces = z.infer<typeof Pieces>

export const ArticleVersion = z.object({
  id: z.uuid(),
  n: z.int(),
  audience: ArticleAudience,
  organisations: z.array(OrganisationChip),
  texts: z.object({
    ru: z.object({ title: z.string(), body: z.string() }).nullable(),
    en: z.object({ title: z.string(), body: z.string() }).nullable(),
  }),
  outdated: z.array(Language),
  author: PersonChip.nullable(),
  writtenAt: Instant,
  why: z.string(),
  publishedAt: Instant.nullable(),
})
export type ArticleVersion = z.infer<typeof ArticleVersion>

export const ArticleLine = z.object({
  id: z.uuid(),
  number: z.int(),
  state: ArticleState,
  /** What happens to the next version, beside the published one. */
  work: z.enum(['draft', 'review']).nullable(),
  titles: z.object({ ru: z.string().nullable(), en: z.string().nullable() }),
  audience: ArticleAudience,
  services: z.array(z.uuid()),
  words: z.array(z.string()),
  outdated: z.array(Language),
  checkBy: z.iso.date().nullable(),
  isCheckDue: z.boolean(),
  changedAt: Instant,
  author: PersonChip.nullable(),
  helpful: z.int(),
  unhelpful: z.int(),
  /** Where the words were found. */
  excerpt: Pieces,
})
export type ArticleLine = z.infer<typeof ArticleLine>

export const Article = ArticleLine.omit({ excerpt: true, author: true, titles: true }).extend({
  /** What is in work, or else what is published. */
  shown: ArticleVersion,
  published: ArticleVersion.nullable(),
  /** Why the version in work came back from its review. */
  sentBack: z.string(),
  source: z.uuid().nullable(),
  /** How often it was read instead of asking. */
  solved: z.int(),
  comments: z.array(z.object({ id: z.uuid(), text: z.string(), helpful: z.boolean(), n: z.int(), at: Instant })),
  may: z.object({
    write: z.boolean(),
    askReview: z.boolean(),
    publish: z.boolean(),
    sendBack: z.boolean(),
    drop: z.boolean(),
    retire: z.boolean(),
    /** Publishing waits for somebody who did not write this version. */
    needsAnother: z.boolean(),
  }),
})
export type Article = z.infer<typeof Article>

/** An article as its readers have it. */
export const HelpLine = z.object({ number: z.int(), language: Language, title: z.string(), audience: ArticleAudience, excerpt: Pieces })
export type HelpLine = z.infer<typeof HelpLine>
export const HelpArticle = z.object({
  number: z.int(),
  language: Language,
  title: z.string(),
  body: z.string(),
  /** Says less, or other, than the translation in the other language. */
  outdated: z.boolean(),
  alsoIn: z.array(Language),
  audience: ArticleAudience,
  publishedAt: Instant,
  version: z.uuid(),
  /** What I have said of this version. */
  mine: z.object({ helpful: z.boolean(), comment: z.string() }).nullable(),
})
export type HelpArticle = z.infer<typeof HelpArticle>

/** An article for somebody one writes to. */
export const ArticleAnswer = z.object({
  number: z.int(),
  language: Language,
  title: z.string(),
  body: z.string(),
  audience: ArticleAudience,
  /** He may open it by a link. */
  mayOpen: z.boolean(),
  /** He may be told what it says. */
  mayTell: z.boolean(),
})
export type ArticleAnswer = z.infer<typeof ArticleAnswer>

export const KnowledgeRules = z.object({
  /** Whether another person than its author publishes a version. */
  review: z.boolean(),
  /** In how many months a published article is to be looked at again, where no day was named. */
  checkMonths: z.int().min(1).max(60),
})
export type KnowledgeRules = z.infer<typeof KnowledgeRules>

/** The subject is the article. Texts stand in the version that an event names. */
export const ArticleEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('article.added'), source: z.uuid().nullable() }),
  z.object({ type: z.literal('article.written'), version: z.uuid(), audience: ArticleAudience }),
  z.object({ type: z.literal('article.review-asked'), version: z.uuid() }),
  z.object({ type: z.literal('article.sent-back'), version: z.uuid() }),
  z.object({ type: z.literal('article.published'), version: z.uuid(), audience: ArticleAudience }),
  z.object({ type: z.literal('article.draft-dropped'), version: z.uuid() }),
  z.object({ type: z.literal('article.retired') }),
  z.object({ type: z.literal('article.described') }),
  /** A reader said whether it helped; `solved`: it was read instead of asking. */
  z.object({ type: z.literal('article.answered'), version: z.uuid(), helpful: z.boolean(), solved: z.boolean() }),
  z.object({ type: z.literal('knowledge-rules.set'), rules: KnowledgeRules }),
])
export type ArticleEvent = z.infer<typeof ArticleEvent>
