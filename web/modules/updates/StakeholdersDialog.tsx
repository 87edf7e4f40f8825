import { useQuery } from '@tanstack/react-query'
import { Users, X } from 'lucide-react'
import { useState } from 'react'
import {
  Badge,
  Button,
  Dialog,
  EmptyState,
  Form,
  FormRow,
  IconButton,
  Select,
  Skeleton,
  Table,
  TextField,
  type Column,
} from '../../design/index.ts'
import { useSpeech, type Language } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { formFaults } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { languages, type Stakeholder } from './model.ts'
import styles from './Updates.module.css'

/** Whom updates reach, by name; an address may be put in by hand. */
export function StakeholdersDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useSpeech()
  const { data } = useQuery({ ...ask('GET /tickets/:ref/stakeholders', { params: { ref: String(number) } }), staleTime: 0 })
  return (
    <Dialog title={t('updates.stakeholders')} size="wide" isOpen onOpenChange={onClose}>
      <div className={styles.stack}>
        <AddForm number={number} />
        {data === undefined ? <Skeleton label={t('common.loading')} lines={6} /> : <People items={data.items} />}
        {data !== undefined && data.hidden > 0 && <p className={styles.quiet}>{t('updates.hidden', { n: data.hidden })}</p>}
      </div>
    </Dialog>
  )
}

function AddForm({ number }: { number: number }) {
  const { t, language } = useSpeech()
  const [who, setWho] = useState<{ address: string; name: string; language: Language }>({ address: '', name: '', language })
  const { run, isPending, problem } = useAct('POST /tickets/:ref/stakeholders', { inForm: true })
  const set = (part: Partial<typeof who>) => setWho((now) => ({ ...now, ...part }))
  const add = async () => {
    if ((await run({ params: { ref: String(number) }, body: who })) === undefined) return
    setWho({ ...who, address: '', name: '' })
    await askAgain('GET /tickets/:ref/stakeholders', 'GET /tickets/:ref/updates')
  }
  return (
    <Form label={t('updates.stakeholder-add')} onSubmit={() => void add()} {...formFaults(t, problem)}>
      <FormRow>
        <TextField
          label={t('updates.address')}
          name="address"
          type="email"
          required
          value={who.address}
          onChange={(address) => set({ address })}
        />
        <TextField label={t('updates.name')} name="name" value={who.name} onChange={(name) => set({ name })} />
        <Select
          label={t('updates.language')}
          placeholder=""
          value={who.language}
          onChange={(next) => set({ language: next })}
          options={languages.map((id) => ({ id, label: languageNames[id] }))}
        />
      </FormRow>
      <p>
        <Button type="submit" isPending={isPending}>
          {t('updates.stakeholder-add')}
        </Button>
      </p>
    </Form>
  )
}

function People({ items }: { items: readonly Stakeholder[] }) {
  const { t } = useSpeech()
  const remove = useAct('DELETE /stakeholders/:id')
  const takeOut = async (id: string) => {
    if ((await remove.run({ params: { id } })) !== undefined) await askAgain('GET /tickets/:ref/stakeholders', 'GET /tickets/:ref/updates')
  }
  const columns: readonly Column<Stakeholder>[] = [
    {
      id: 'who',
      title: t('updates.who'),
      isRowHeader: true,
      render: ({ name, address }) => (
        <>
          {name === '' ? address : name}
          {name !== '' && <p className={styles.quiet}>{address ?? '—'}</p>}
        </>
      ),
    },
    { id: 'organisation', title: t('updates.organisation'), render: ({ organisation }) => organisation ?? '—' },
    {
      id: 'circle',
      title: t('updates.circle'),
      render: ({ circle, stopped }) =>
        stopped || circle === null ? <Badge size="small">{t('updates.stopped')}</Badge> : t(`updates.circle.${circle}`),
    },
    { id: 'language', title: t('updates.language'), width: 130, render: ({ language }) => languageNames[language] },
    {
      id: 'acts',
      title: t('updates.acts'),
      titleHidden: true,
      width: 60,
      render: ({ id, name, address, follows, stopped }) =>
        id !== null &&
        follows &&
        !stopped && (
          <IconButton
            size="small"
            label={t('updates.remove', { name: name === '' ? (address ?? '') : name })}
            icon={<X aria-hidden />}
            onPress={() => void takeOut(id)}
          />
        ),
    },
  ]
  return (
    <div className={styles.scroll}>
      <Table
        label={t('updates.stakeholders')}
        columns={columns}
        rows={items}
        rowId={({ id, circle, name, address }) => id ?? `${circle ?? ''} ${name} ${address ?? ''}`}
        empty={
          <EmptyState icon={<Users aria-hidden />} title={t('updates.nobody')}>
            {t('updates.nobody-text')}
          </EmptyState>
        }
      />
    </div>
  )
}
