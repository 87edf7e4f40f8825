import * as z from 'zod'
import { Done, Instant, Language, PageQuery, pageOf, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import {
  Article,
  ArticleAnswer,
  ArticleAudience,
  ArticleLine,
  ArticleState,
  ArticleVersion,
  HelpArticle,
  HelpLine,
  KnowledgeRules,
  NewArticle,
  NewVersion,
} from './knowledge.ts'
import { PersonChip, PersonId } from './people.ts'

const byNumber = z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647) })
const byVersion = byNumber.extend({ n: z.coerce.number().int().min(1).max(2_147_483_647) })
const Words = z.string().trim().max(500)

export const listArticles = endpoint({
  method: 'GET',
  path: '/articles',
  summary: 'Articles that the desk has or works on; with words the best first, without the newest',
  access: 'knowledge.read',
  query: PageQuery.extend({
    q: Words.optional(),
    state: ArticleState.optional(),
    audience: ArticleAudience.optional(),
    service: z.uuid().optional(),
    /** Those to be looked at again. */
    due: z.stringbool().default(false),
    /** Made from this ticket. */
    source: z.uuid().optional(),
  }),
  result: pageOf(ArticleLine),
})
export const getArticle = endpoint({
  method: 'GET',
  path: '/articles/:number',
  summary: 'One article as its writers see it',
  access: 'knowledge.read',
  params: byNumber,
  result: Article,
  refusals: ['not-found'],
})
export const listVersions = endpoint({
  method: 'GET',
  path: '/articles/:number/versions',
  summary: 'Who wrote what, when and why, newest first',
  access: 'knowledge.read',
  params: byNumber,
  result: z.object({
    items: z.array(
      z.object({
        n: z.int(),
        author: PersonChip.nullable(),
        writtenAt: Instant,
        why: z.string(),
        audience: ArticleAudience,
        publishedAt: Instant.nullable(),
        isPublished: z.boolean(),
      }),
    ),
  }),
  refusals: ['not-found'],
})
export const getVersion = endpoint({
  method: 'GET',
  path: '/articles/:number/versions/:n',
  summary: 'One version of an article',
  access: 'knowledge.read',
  params: byVersion,
  result: ArticleVersion,
  refusals: ['not-found'],
})
export const addArticle = endpoint({
  method: 'POST',
  path: '/articles',
  summary: 'Begin an article: a draft, which its readers do not have yet',
  access: 'knowledge.write',
  body: NewArticle,
  result: Article,
  refusals: ['knowledge.no-text', 'forbidden'],
})
export const writeArticle = endpoint({
  method: 'PUT',
  path: '/articles/:number/draft',
  summary: 'Write another version of an article; what is published stays until this one is',
  access: 'knowledge.write',
  params: byNumber,
  body: NewVersion,
  result: Article,
  refusals: ['knowledge.no-text', 'knowledge.changed-meanwhile', 'not-found', 'forbidden'],
})
export const dropDraft = endpoint({
  method: 'DELETE',
  path: '/articles/:number/draft',
  summary: 'Give up what is in work; what is published stays',
  access: 'knowledge.write',
  params: byNumber,
  result: Article,
  refusals: ['knowledge.nothing-in-work', 'knowledge.nothing-published', 'not-found'],
})
export const restoreVersion = endpoint({
  method: 'POST',
  path: '/articles/:number/versions/:n/restoration',
  summary: 'Write what an old version said once more, as a draft',
  access: 'knowledge.write',
  params: byVersion,
  result: Article,
  refusals: ['not-found'],
})
export const describeArticle = endpoint({
  method: 'PATCH',
  path: '/articles/:number',
  summary: 'Its services, words and the day to look at it again',
  access: 'knowledge.write',
  params: byNumber,
  body: patchOf(NewArticle.pick({ services: true, words: true, checkBy: true })),
  result: Article,
  refusals: ['not-found'],
})
export const askReview = endpoint({
  method: 'POST',
  path: '/articles/:number/review',
  summary: 'Ask others to review what is in work',
  access: 'knowledge.write',
  params: byNumber,
  result: Article,
  refusals: ['knowledge.nothing-in-work', 'knowledge.empty-text', 'not-found'],
})
export const sendBack = endpoint({
  method: 'DELETE',
  path: '/articles/:number/review',
  summary: 'Send it back from its review, and say why',
  access: 'knowledge.write',
  params: byNumber,
  body: z.object({ why: z.string().trim().min(1).max(2_000) }),
  result: Article,
  refusals: ['knowledge.not-in-review', 'not-found'],
})
export const publishArticle = endpoint({
  method: 'POST',
  path: '/articles/:number/publication',
  summary: 'Let what is in work out to its readers',
  access: 'knowledge.publish',
  params: byNumber,
  result: Article,
  refusals: ['knowledge.nothing-in-work', 'knowledge.empty-text', 'knowledge.not-reviewed', 'knowledge.own-text', 'not-found'],
})
export const retireArticle = endpoint({
  method: 'DELETE',
  path: '/articles/:number/publication',
  summary: 'Take it away from its readers; it stays to be read here and may be published again',
  access: 'knowledge.publish',
  params: byNumber,
  result: Article,
  refusals: ['not-found'],
})

export const getKnowledgeRules = endpoint({
  method: 'GET',
  path: '/settings/knowledge',
  summary: 'How articles are published',
  access: 'knowledge.read',
  result: KnowledgeRules,
})
export const setKnowledgeRules = endpoint({
  method: 'PUT',
  path: '/settings/knowledge',
  summary: 'Set how articles are published',
  access: 'settings.edit',
  body: KnowledgeRules,
  result: KnowledgeRules,
})

export const findAnswers = endpoint({
  method: 'GET',
  path: '/article-answers',
  summary: 'Published articles to put into a message, in the language of its reader, and whether he may have them',
  access: 'knowledge.read',
  query: z.object({
    q: Words.default(''),
    /** What is written about: what may fit stands there before anything is typed. */
    about: z.string().trim().max(1_000).default(''),
    language: Language.default('ru'),
    to: z.enum(['colleague', 'requester', 'outsider']).default('colleague'),
    /** The requester. */
    reader: PersonId.optional(),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  result: z.object({ items: z.array(ArticleAnswer) }),
})

export const listHelp = endpoint({
  method: 'GET',
  path: '/help/articles',
  summary: 'Published articles that I may read; with words the best first',
  access: 'anyone',
  query: z.object({ q: Words.default(''), language: Language.default('ru'), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  result: z.object({ items: z.array(HelpLine) }),
})
export const getHelp = endpoint({
  method: 'GET',
  path: '/help/articles/:number',
  summary: 'A published article that I may read',
  access: 'anyone',
  params: byNumber,
  query: z.object({ language: Language.default('ru'), visitor: z.uuid().optional() }),
  result: HelpArticle,
  refusals: ['not-found'],
})
export const suggestHelp = endpoint({
  method: 'GET',
  path: '/help/suggestions',
  summary: 'Articles that may help with what is being written',
  access: 'anyone',
  query: z.object({ q: z.string().trim().max(1_000), language: Language.default('ru') }),
  result: z.object({ items: z.array(HelpLine) }),
})
export const answerHelp = endpoint({
  method: 'PUT',
  path: '/help/articles/:number/answer',
  summary: 'Say whether an article helped; the last word of a person, or of a browser, counts',
  access: 'anyone',
  params: byNumber,
  body: z.object({
    helpful: z.boolean(),
    comment: z.string().trim().max(2_000).default(''),
    /** It was read instead of asking. */
    solved: z.boolean().default(false),
    /** A number that the browser of one who is not signed in made for itself. */
    visitor: z.uuid().optional(),
  }),
  result: Done,
  refusals: ['not-found', 'knowledge.who-says-so', 'knowledge.too-many'],
})
