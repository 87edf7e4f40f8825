import { useId, useState } from 'react'
import { Button, Checkbox, Dialog, Form, TextArea } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { formFaults } from '../../platform/problem.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { languages, parts, type NewUpdate, type UpdatePreview, type UpdatesOf } from './model.ts'
import { Preview } from './Preview.tsx'
import styles from './Updates.module.css'

type Props = { number: number; page: UpdatesOf; isLast: boolean; onClose: () => void }
type Draft = { words: Required<NewUpdate['words']>; next: string | null; last: boolean }

const silent = { happened: '', meaning: '', doing: '' }

/** By when the next one is promised unless somebody says otherwise: as the plan wants it, else in an hour. */
function nextMoment({ plan }: UpdatesOf): string {
  return Temporal.Now.instant()
    .add({ minutes: plan.everyMinutes ?? 60 })
    .round({ smallestUnit: 'minute', roundingMode: 'floor' })
    .toString()
}

/** What was said last stays where it still holds, and the first begins with what was written when it was declared; what happened is written anew. */
function draftOf(page: UpdatesOf, isLast: boolean, language: 'ru' | 'en'): Draft {
  const before = page.items.find(({ state }) => state === 'sent' || state === 'returned')
  const opening = page.opening ?? { ru: '', en: '' }
  const last = isLast ? page.closing?.resolution : undefined
  const kept = (one: 'ru' | 'en') => (isLast ? '' : (before?.words[one].meaning ?? ''))
  const words = {
    ru: { ...silent, meaning: kept('ru'), happened: language === 'ru' ? (last ?? opening.ru) : opening.ru },
    en: { ...silent, meaning: kept('en'), happened: language === 'en' ? (last ?? opening.en) : opening.en },
  }
  const returned = page.items[0]?.state === 'returned' ? page.items[0] : undefined
  return { words: returned?.words ?? words, next: isLast ? null : nextMoment(page), last: isLast }
}

/** An update is written once, in both languages, and looked at before it leaves. */
export function UpdateDialog({ number, page, isLast, onClose }: Props) {
  const { t, language } = useSpeech()
  const id = useId()
  const [draft, setDraft] = useState(() => draftOf(page, isLast, language))
  const [seen, setSeen] = useState<UpdatePreview>()
  const look = useAct('POST /tickets/:ref/updates/preview', { inForm: true })
  const write = useAct('POST /tickets/:ref/updates', { inForm: true })
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const input = { params: { ref: String(number) }, body: { ...draft, next: draft.last ? null : draft.next } }
  const preview = async () => setSeen(await look.run(input))
  const send = async () => {
    if ((await write.run(input)) === undefined) return setSeen(undefined)
    await askAgain('GET /tickets/:ref/updates')
    onClose()
  }
  const order = language === 'ru' ? languages : languages.toReversed()
  return (
    <Dialog
      title={t(seen === undefined ? 'updates.write-title' : 'updates.preview-title')}
      size="wide"
      isOpen
      onOpenChange={onClose}
      acts={
        seen === undefined ? (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button kind="do" type="submit" form={id} isPending={look.isPending}>
              {t('updates.to-preview')}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={() => setSeen(undefined)}>{t('updates.back')}</Button>
            <Button kind="do" isPending={write.isPending} onPress={() => void send()}>
              {t(seen.approver === null ? 'updates.send' : 'updates.ask')}
            </Button>
          </>
        )
      }
    >
      {seen === undefined ? (
        <Form label={t('updates.write-title')} id={id} onSubmit={() => void preview()} {...formFaults(t, look.problem ?? write.problem)}>
          <div className={styles.languages}>
            {order.map((one, place) => (
              <section key={one} className={styles.stack} aria-labelledby={`${id}-${one}`}>
                <h3 id={`${id}-${one}`}>{t(`updates.in-${one}`)}</h3>
                <div className={styles.stack} lang={one}>
                  {parts.map((part) => (
                    <TextArea
                      key={part}
                      label={t(`updates.${part}`)}
                      name={`words.${one}.${part}`}
                      rows={part === 'happened' ? 4 : 2}
                      autoFocus={place === 0 && part === 'happened'}
                      value={draft.words[one][part]}
                      onChange={(text) => set({ words: { ...draft.words, [one]: { ...draft.words[one], [part]: text } } })}
                    />
                  ))}
                </div>
              </section>
            ))}
          </div>
          <p className={styles.quiet}>{t('updates.empty-language')}</p>
          <Checkbox
            label={t('updates.last')}
            isSelected={draft.last}
            onChange={(last) => set({ last, next: last ? null : nextMoment(page) })}
          />
          {!draft.last && (
            <MomentField
              label={t('updates.next')}
              name="next"
              help={t('updates.next-help')}
              value={draft.next}
              onChange={(next) => set({ next })}
            />
          )}
        </Form>
      ) : (
        <Preview number={number} seen={seen} />
      )}
    </Dialog>
  )
}
