import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, EmptyState, FormRow, Link, SegmentedControl, Skeleton } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask, askAgain } from '../../../platform/query.ts'
import styles from '../major/Major.module.css'
import { ActionTable } from './ActionTable.tsx'

/** What was agreed in reviews, followed up: what is due first comes first. */
export function Actions() {
  const t = useT()
  const words = useProblemWords()
  const [show, setShow] = useState<'open' | 'ended'>('open')
  const [whose, setWhose] = useState<'mine' | 'all'>('all')
  const { data, error } = useQuery(ask('GET /review-actions', { query: { show, whose } }))
  return (
    <section className={styles.page} aria-labelledby="actions-title">
      <title>{`${t('major.actions')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="actions-title" className={styles.title}>
          {t('major.actions')}
        </h1>
        <Link href="/major">{t('major.title')}</Link>
      </header>
      <p className={styles.quiet}>{t('major.actions-about')}</p>
      <FormRow>
        <SegmentedControl
          label={t('major.which')}
          value={show}
          onChange={setShow}
          options={(['open', 'ended'] as const).map((id) => ({ id, label: t(`major.actions.${id}`) }))}
        />
        <SegmentedControl
          label={t('major.actions.whose')}
          value={whose}
          onChange={setWhose}
          options={(['all', 'mine'] as const).map((id) => ({ id, label: t(`major.actions.${id}`) }))}
        />
      </FormRow>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={6} />
      ) : data.items.length === 0 ? (
        <EmptyState title={t('major.actions-none')}>{t('major.actions-none-text')}</EmptyState>
      ) : (
        <ActionTable actions={data.items} onChanged={() => void askAgain('GET /review-actions')} withMajor />
      )}
    </section>
  )
}
