import { useState } from 'react'
import { TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { SomeOf } from '../../platform/settings/SomeOf.tsx'
import { listed } from '../vendors/model.ts'
import { articleQuestions, type Article } from './model.ts'
import { useServices } from './services.ts'

/** What holds for every version of an article: it counts at once. */
export function DetailsDialog({ article, onClose }: { article: Article; onClose: () => void }) {
  const t = useT()
  const { options } = useServices()
  const [services, setServices] = useState(article.services)
  const [words, setWords] = useState(article.words.join(', '))
  const [checkBy, setCheckBy] = useState(article.checkBy ?? '')
  const { run, isPending, problem } = useAct('PATCH /articles/:number', { inForm: true })
  const save = async () => {
    const body = { services: [...services], words: listed(words), checkBy: checkBy === '' ? null : checkBy }
    if ((await run({ params: { number: String(article.number) }, body })) === undefined) return
    await askAgain(...articleQuestions)
    onClose()
  }
  return (
    <EditDialog title={t('knowledge.edit-details')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <TextField label={t('knowledge.words')} help={t('knowledge.words-help')} name="words" value={words} onChange={setWords} />
      <TextField
        label={t('knowledge.check-by')}
        help={t('knowledge.check-by-help')}
        name="checkBy"
        type="date"
        value={checkBy}
        onChange={setCheckBy}
      />
      {options.length > 0 && <SomeOf label={t('knowledge.services')} options={options} chosen={services} onChange={setServices} />}
    </EditDialog>
  )
}
