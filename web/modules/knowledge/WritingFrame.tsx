import type { ReactNode } from 'react'
import { Button, Form, FormActs, Skeleton } from '../../design/index.ts'
import type { Problem } from '../../platform/client.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { ArticleForm } from './ArticleForm.tsx'
import { lacking, type Writing } from './form.ts'
import type { Version } from './model.ts'
import styles from './ArticleForm.module.css'

type WritingFrameProps = {
  title: string
  writing: Writing
  before?: Version
  onSave: (andReview: boolean) => Promise<void>
  onLeave: () => void
  isPending: boolean
  problem: Problem | undefined
  children: ReactNode
}

/** The page on which an article is written. */
export function WritingFrame({ title, writing, before, onSave, onLeave, isPending, problem, children }: WritingFrameProps) {
  const t = useT()
  const lacks = lacking(writing.form)
  const because = lacks === undefined ? undefined : t(lacks === 'all' ? 'knowledge.write-first' : 'knowledge.title-first')
  return (
    <div className={styles.page}>
      <title>{`${title} · ${t('desk.opora')}`}</title>
      {writing.isReady ? (
        <Form label={title} onSubmit={() => void onSave(false)} {...formFaults(t, problem)}>
          <h1 className={styles.title}>{title}</h1>
          <ArticleForm writing={writing} before={before}>
            {children}
            {writing.isKept && (
              <span className={styles.kept}>
                <span className={styles.marks}>{t('knowledge.kept')}</span>
                <Button size="small" kind="quiet" onPress={writing.drop}>
                  {t('knowledge.forget')}
                </Button>
              </span>
            )}
          </ArticleForm>
          <FormActs>
            <Button kind="quiet" onPress={onLeave}>
              {t('common.cancel')}
            </Button>
            <Button isPending={isPending} disabledBecause={because} onPress={() => void onSave(true)}>
              {t('knowledge.save-and-ask')}
            </Button>
            <Button kind="do" type="submit" isPending={isPending} disabledBecause={because}>
              {t('knowledge.save-draft')}
            </Button>
          </FormActs>
        </Form>
      ) : (
        <Skeleton label={t('common.loading')} lines={10} />
      )}
    </div>
  )
}
