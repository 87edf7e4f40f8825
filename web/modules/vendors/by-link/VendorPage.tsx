import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Link2Off } from 'lucide-react'
import { Banner, EmptyState, Skeleton } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useT } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { Door } from '../../auth/Door.tsx'
import { Letters } from './Letters.tsx'
import { AnswerForm, CaseForm, ReturnForm } from './VendorForms.tsx'
import styles from './VendorPage.module.css'

/** What a vendor's engineer sees without an account: what the letter's readers were given. Opening it changes nothing. */
export function VendorPage() {
  const t = useT()
  const { token = '' } = useParams({ strict: false })
  const cache = useQueryClient()
  const asked = ask('GET /vendor-pages/:token', { params: { token } })
  const { data: page, error } = useQuery({ ...asked, retry: false })
  const keep = (next: Answer<'GET /vendor-pages/:token'>) => void cache.setQueryData(asked.queryKey, next)
  if (error !== null)
    return (
      <Door title={t('vendors.page.dead')}>
        <EmptyState icon={<Link2Off aria-hidden />} title={t('vendors.page.dead')}>
          {t('vendors.page.dead-text')}
        </EmptyState>
      </Door>
    )
  if (page === undefined)
    return (
      <Door title={t('vendors.vendor')} size="wide">
        <Skeleton label={t('common.loading')} lines={6} />
      </Door>
    )
  const forms = { token, page, onDone: keep }
  return (
    <Door title={page.subject} about={t('vendors.page.about', { number: String(page.number), house: page.house })} size="wide">
      <div className={styles.page}>
        {page.state === 'elsewhere' && <Banner>{t('vendors.page.not-with-you')}</Banner>}
        {page.state === 'over' && <Banner>{t('vendors.page.over')}</Banner>}
        <Letters token={token} page={page} />
        {page.state !== 'over' && <AnswerForm {...forms} />}
        {page.state === 'with-you' && (
          <>
            <CaseForm {...forms} />
            <ReturnForm {...forms} />
          </>
        )}
        <p className={styles.quiet}>{t('vendors.page.private')}</p>
      </div>
    </Door>
  )
}
