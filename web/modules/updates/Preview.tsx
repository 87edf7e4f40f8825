import { useState } from 'react'
import { Banner, Button, Section, Table, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { UpdatePreview } from './model.ts'
import { StakeholdersDialog } from './StakeholdersDialog.tsx'
import styles from './Updates.module.css'

type Circle = UpdatePreview['circles'][number]

/** Whom an update reaches, and each of its letters as it will look. */
export function Preview({ number, seen }: { number: number; seen: UpdatePreview }) {
  const { t, format } = useSpeech()
  const [isNaming, setNaming] = useState(false)
  const columns: readonly Column<Circle>[] = [
    { id: 'circle', title: t('updates.circle'), isRowHeader: true, render: ({ circle }) => t(`updates.circle.${circle}`) },
    { id: 'people', title: t('updates.people'), align: 'end', width: 110, render: ({ people }) => format.number(people) },
    { id: 'letters', title: t('updates.letters'), align: 'end', width: 110, render: ({ letters }) => format.number(letters) },
  ]
  return (
    <div className={styles.stack}>
      {seen.approver !== null && <Banner>{t('updates.who-approves', { name: seen.approver.name })}</Banner>}
      <p>
        <strong>{t('updates.total', { n: seen.total })}</strong> {t('updates.each-once')}
      </p>
      <Table label={t('updates.circle')} columns={columns} rows={seen.circles} rowId={({ circle }) => circle} empty={t('updates.nobody')} />
      <p>
        <Button size="small" onPress={() => setNaming(true)}>
          {t('updates.stakeholders')}
        </Button>
      </p>
      {isNaming && <StakeholdersDialog number={number} onClose={() => setNaming(false)} />}
      {seen.notOwn > 0 && <Banner kind="near">{t('updates.not-own', { n: seen.notOwn })}</Banner>}
      {seen.stopped > 0 && <p className={styles.quiet}>{t('updates.stopped-n', { n: seen.stopped })}</p>}
      {seen.withoutAddress > 0 && <p className={styles.quiet}>{t('updates.without-address', { n: seen.withoutAddress })}</p>}
      {seen.letters.map(({ language, count, subject, body }) => (
        <Section key={language} level={3} title={t(`updates.letters-in.${language}`, { n: format.number(count) })}>
          <div className={styles.letter} lang={language === 'both' ? undefined : language}>
            <strong>{subject}</strong>
            <p className={styles.words}>{body}</p>
          </div>
        </Section>
      ))}
    </div>
  )
}
