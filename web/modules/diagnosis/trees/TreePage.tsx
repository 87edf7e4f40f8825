import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChartNoAxesColumn, PencilLine, Send } from 'lucide-react'
import { useRef, useState } from 'react'
import { faultsOf, numbersOf } from '#contract/tree-walk.ts'
import type { TreeFault } from '#contract/trees.ts'
import { Badge, Banner, Button, Section, Tabs, toast } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { AboutTree } from './AboutTree.tsx'
import { rowsOf, type Row } from './edit.ts'
import type { Definition, Tree } from './model.ts'
import { Outline } from './Outline.tsx'
import { Preview } from './Preview.tsx'
import { StepFields } from './StepFields.tsx'
import { TreeFigures } from './TreeFigures.tsx'
import { useTreeDraft } from './tree-draft.ts'
import { faultWords } from './words.ts'
import styles from './Trees.module.css'

/** One tree: written on the left, walked on the right. */
export function TreePage() {
  const { t, language } = useSpeech()
  const { id } = useParams({ strict: false })
  const query = useQuery({ ...ask('GET /trees/:id', { params: { id: String(id) } }), refetchOnWindowFocus: false })
  const tree = query.data
  return (
    <SettingsPage title={tree?.draft.title[language] || t('trees.tree')} about={t('trees.tree-text')} query={query}>
      {tree !== undefined && <Whole key={tree.id} tree={tree} />}
    </SettingsPage>
  )
}

function Whole({ tree }: { tree: Tree }) {
  const { t } = useSpeech()
  const [tab, setTab] = useState<'write' | 'figures'>('write')
  return (
    <Tabs
      label={t('trees.tree')}
      value={tab}
      onChange={setTab}
      tabs={[
        { id: 'write', label: t('trees.write'), icon: <PencilLine aria-hidden />, children: <Editor tree={tree} /> },
        { id: 'figures', label: t('trees.figures'), icon: <ChartNoAxesColumn aria-hidden />, children: <TreeFigures tree={tree} /> },
      ]}
    />
  )
}

function Editor({ tree }: { tree: Tree }) {
  const { t } = useSpeech()
  const { definition, change, saving } = useTreeDraft(tree)
  const [selected, select] = useState('')
  const fields = useRef<HTMLDivElement>(null)
  const faults = faultsOf(definition)
  const rows = rowsOf(definition)
  const row = rows.find((one) => one.key === selected || (byStep(one.step?.id) === selected && !one.isAgain)) ?? rows[0]
  const edit = (next: Definition) => {
    change(next)
    if (row?.step) select(stays(next, row))
  }
  return (
    <div className={styles.part}>
      <Head tree={tree} saving={saving} faults={faults} />
      <div className={styles.editor}>
        <div className={styles.part}>
          <AboutTree definition={definition} onChange={edit} />
          <Section title={t('trees.outline')}>
            <p className={styles.quiet}>{t('trees.outline-keys')}</p>
            <Outline
              definition={definition}
              faults={faults}
              selected={row?.key ?? ''}
              onSelect={select}
              onChange={edit}
              onEnter={() => fields.current?.querySelector<HTMLElement>('textarea, button')?.focus()}
            />
          </Section>
          <div ref={fields}>
            {row !== undefined && (
              <StepFields
                key={row.step?.id ?? row.key}
                definition={definition}
                row={row}
                onChange={edit}
                onSelect={(step) => select(byStep(step))}
              />
            )}
          </div>
        </div>
        <div className={`${styles.part} ${styles.beside}`}>
          <Faults definition={definition} faults={faults} onSelect={(step) => select(byStep(step))} />
          <Preview definition={definition} onSelect={(step) => select(byStep(step))} />
        </div>
      </div>
    </div>
  )
}

/** Selected wherever it stands. */
const byStep = (step: string | undefined) => `step ${step ?? ''}`

/** What is selected after a change: the same step; where it is gone, what took its place. */
function stays(next: Definition, { step, from }: Row): string {
  if (next.steps.some(({ id }) => id === step?.id)) return byStep(step?.id)
  return rowsOf(next).find((one) => one.from?.step.id === from?.step.id && one.from?.branch.id === from?.branch.id)?.key ?? ''
}

function Head({ tree, saving, faults }: { tree: Tree; saving: ReturnType<typeof useTreeDraft>['saving']; faults: readonly TreeFault[] }) {
  const { t, format } = useSpeech()
  const words = useProblemWords()
  const publish = useAct('POST /trees/:id/publication')
  const use = useAct('PATCH /trees/:id')
  const params = { id: tree.id }
  const again = () => askAgain('GET /trees/:id', 'GET /trees')
  const run = async () => {
    await saving.now()
    const done = await publish.run({ params, body: { revision: saving.revision() } })
    if (done === undefined) return
    await again()
    toast({ kind: 'met', text: t('trees.published', { n: done.versions[0]?.n ?? 1 }) })
  }
  const [last] = tree.versions
  const why =
    faults.length > 0
      ? t('trees.has-faults', { count: faults.length })
      : !saving.isDirty && !tree.changed
        ? t('trees.nothing-to-publish')
        : undefined
  return (
    <>
      {saving.problem !== undefined && (
        <Banner
          kind="late"
          acts={
            saving.problem.code === 'diagnosis.tree-changed' && (
              <Button size="small" onPress={() => location.reload()}>
                {t('trees.reload')}
              </Button>
            )
          }
        >
          {words(saving.problem)}
        </Banner>
      )}
      <div className={styles.acts}>
        <Badge>{last === undefined ? t('trees.never-published') : t('trees.version-of', { n: last.n, at: format.instant(last.at) })}</Badge>
        {!tree.active && <Badge kind="near">{t('trees.retired')}</Badge>}
        <span className={styles.quiet} role="status">
          {t(saving.isDirty ? 'trees.saving' : 'trees.saved')}
        </span>
        <Button kind="quiet" isPending={use.isPending} onPress={() => void use.run({ params, body: { active: !tree.active } }).then(again)}>
          {t(tree.active ? 'trees.retire' : 'trees.restore')}
        </Button>
        <Button kind="do" icon={<Send aria-hidden />} isPending={publish.isPending} disabledBecause={why} onPress={() => void run()}>
          {t('trees.publish')}
        </Button>
      </div>
    </>
  )
}

type FaultsProps = { definition: Definition; faults: readonly TreeFault[]; onSelect: (step: string) => void }

/** What stands against publishing, in words; each leads to its step. */
function Faults({ definition, faults, onSelect }: FaultsProps) {
  const { t, language } = useSpeech()
  const numbers = numbersOf(definition)
  return (
    <Section title={t('trees.faults')}>
      {faults.length === 0 ? (
        <Banner kind="met">{t('trees.no-faults')}</Banner>
      ) : (
        <ul className={styles.faults} aria-label={t('trees.faults')}>
          {faults.map(({ step, ...fault }) => {
            const says = faultWords(t, language, definition, { step, ...fault })
            return (
              <li key={[fault.code, step, fault.branch, fault.language].join(' ')}>
                {step !== null && numbers.has(step) ? (
                  <Button kind="quiet" size="small" onPress={() => onSelect(step)}>
                    {says}
                  </Button>
                ) : (
                  <span>{says}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
