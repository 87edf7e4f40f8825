import { useState } from 'react'
import { Button, Card, TextArea, TextField } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import styles from './Letters.module.css'

type Letter = Answer<'GET /letters'>['items'][number]

/** The wording of one letter, what it may name, and how it would look. */
export function LetterDialog({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const { t, format } = useSpeech()
  const [subject, setSubject] = useState(letter.subject)
  const [text, setText] = useState(letter.body)
  const [seen, setSeen] = useState<{ subject: string; body: string }>()
  const keep = useAct('PUT /letters/:name/:language', { inForm: true })
  const preview = useAct('POST /letters/:name/:language/preview', { inForm: true })
  const reset = useAct('DELETE /letters/:name/:language')
  const input = { params: { name: letter.name, language: letter.language }, body: { subject, body: text } }
  const done = async (answer: unknown) => {
    if (answer === undefined) return
    await askAgain('GET /letters')
    onClose()
  }
  const look = async () => {
    keep.reset()
    setSeen(await preview.run(input))
  }
  const save = async () => {
    preview.reset()
    await done(await keep.run(input))
  }
  return (
    <EditDialog
      title={`${t(`letters.name.${letter.name}`)} · ${languageNames[letter.language]}`}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={keep.isPending}
      problem={keep.problem ?? preview.problem}
      acts={
        <>
          {letter.changed && (
            <Button isPending={reset.isPending} onPress={() => void reset.run({ params: input.params }).then(done)}>
              {t('letters.reset')}
            </Button>
          )}
          <Button isPending={preview.isPending} onPress={() => void look()}>
            {t('letters.preview')}
          </Button>
        </>
      }
    >
      <TextField label={t('letters.subject')} name="subject" required value={subject} onChange={setSubject} />
      <TextArea
        label={t('letters.text')}
        name="body"
        required
        rows={10}
        help={t('letters.variables', { names: format.list(letter.variables.map((name) => `{${name}}`)) })}
        value={text}
        onChange={setText}
      />
      {seen !== undefined && (
        <Card>
          <h3 className={styles.subject}>{seen.subject}</h3>
          <p className={styles.body}>{seen.body}</p>
        </Card>
      )}
    </EditDialog>
  )
}
