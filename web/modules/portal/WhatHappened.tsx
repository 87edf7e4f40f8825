import { useQuery } from '@tanstack/react-query'
import { ArrowRight, History } from 'lucide-react'
import { useState } from 'react'
import { Button, Card, Form, Link, TextField } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useSettled } from '../../platform/settled.ts'
import { Suggested } from '../knowledge/help/Suggested.tsx'
import { hrefOf } from './model.ts'
import styles from './WhatHappened.module.css'

/** The question that comes first. While one types, what may help already shows; only then comes the form. */
export function WhatHappened() {
  const t = useT()
  const go = useGo()
  const [what, setWhat] = useState('')
  const next = () => go(`/portal/new${what.trim() === '' ? '' : `?${new URLSearchParams({ what: what.trim() }).toString()}`}`)
  return (
    <Card size="big">
      <h1 className={styles.title}>{t('portal.what-happened')}</h1>
      <Form label={t('portal.what-happened')} onSubmit={next}>
        <div>
          <TextField
            label={t('portal.what-happened')}
            labelHidden
            size="big"
            placeholder={t('portal.what-happened-example')}
            maxLength={300}
            value={what}
            onChange={setWhat}
          />
          <Suggestions what={what} />
          <Suggested text={what} onSolved={() => setWhat('')} />
        </div>
        <div className={styles.next}>
          <span className={styles.teaches}>{t('portal.what-happened-help')}</span>
          <Button type="submit" kind="do" size="big" icon={<ArrowRight aria-hidden />}>
            {t('portal.go-on')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** The requester's own open tickets that speak of the same. */
function Suggestions({ what }: { what: string }) {
  const t = useT()
  const q = useSettled(what.trim())
  const { data } = useQuery({ ...ask('GET /portal/suggestions', { query: { q } }), enabled: q.length > 2, placeholderData: (last) => last })
  const found = q.length > 2 ? (data?.tickets ?? []) : []
  return (
    <div role="status">
      {found.length > 0 && (
        <ul className={styles.hints} aria-label={t('portal.may-help')}>
          {found.map((row) => (
            <li key={row.id}>
              <Link href={hrefOf(row)} kind="row">
                <span className={styles.hint}>
                  <History aria-hidden />
                  <span>{t.rich('portal.similar', { number: String(row.number), title: row.title, b: (parts) => <b>{parts}</b> })}</span>
                </span>
                <span className={styles.do}>{t('portal.open')}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
