import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import {
  Badge,
  Banner,
  Button,
  Form,
  FormRow,
  IconButton,
  Progress,
  Section,
  Table,
  TextField,
  toast,
  type Column,
} from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, useAct } from '../../../platform/query.ts'
import { useAdd } from './add.ts'
import { lookAgain, type MajorPage } from './model.ts'
import styles from './Major.module.css'

type Child = MajorPage['members'][number]

/** The tickets that are part of it: how many, whose, and how far they are. */
export function Children({ page }: { page: MajorPage }) {
  const { t } = useSpeech()
  const { progress, cameBack, members, children, open } = page
  const columns = useColumns(page)
  return (
    <Section title={t('major.children')} aside={t('major.children-count', { count: children, open })}>
      <div className={styles.list}>
        {cameBack > 0 && <Banner kind="late">{t('major.came-back-count', { count: cameBack })}</Banner>}
        {progress !== null && progress.done < progress.all && (
          <Progress
            label={t('major.progress')}
            value={progress.done}
            max={progress.all}
            valueText={t('major.progress-text', { done: progress.done, all: progress.all })}
          />
        )}
        {progress !== null && progress.refused > 0 && (
          <Banner kind="near">{t('major.progress-refused', { count: progress.refused })}</Banner>
        )}
        <ByOrganisation page={page} />
        <Table
          label={t('major.children')}
          columns={columns}
          rows={members}
          rowId={({ ticket }) => ticket.id}
          empty={<p className={styles.quiet}>{t('major.no-children')}</p>}
        />
      </div>
    </Section>
  )
}

function ByOrganisation({ page: { byOrganisation } }: { page: MajorPage }) {
  const { t } = useSpeech()
  if (byOrganisation.length < 2) return null
  return (
    <p className={styles.quiet}>
      {t('major.by-organisation')}:{' '}
      {byOrganisation
        .map(({ organisation, children }) => `${organisation?.name ?? t('major.no-organisation')} — ${String(children)}`)
        .join(', ')}
    </p>
  )
}

function useColumns(page: MajorPage): readonly Column<Child>[] {
  const { t, format } = useSpeech()
  const remove = useAct('DELETE /majors/:ref/children/:child')
  const takeOut = async (number: number) => {
    const params = { ref: String(page.ticket.number), child: String(number) }
    if ((await remove.run({ params })) === undefined) return
    await lookAgain()
    toast({ kind: 'met', text: t('major.taken-out', { number: String(number) }) })
  }
  return [
    {
      id: 'ticket',
      title: t('major.incident'),
      isRowHeader: true,
      render: ({ ticket }) => (
        <Anchor href={`/tickets/${String(ticket.number)}`}>
          #{ticket.number} {ticket.title}
        </Anchor>
      ),
    },
    {
      id: 'requester',
      title: t('major.requester'),
      render: ({ requester, organisation }) => (organisation === null ? requester.name : `${requester.name}, ${organisation.name}`),
    },
    {
      id: 'status',
      title: t('major.status'),
      render: ({ ticket, cameBack, refusal }) => (
        <>
          {t(`tickets.status.${ticket.status}`)}{' '}
          {cameBack && (
            <Badge size="small" kind="late">
              {t('major.came-back')}
            </Badge>
          )}
          {refusal !== null && (
            <Badge size="small" kind="near">
              {t('major.not-resolved')}
            </Badge>
          )}
          {refusal !== null && <small className={styles.quiet}> {t.refusal(refusal, { missing: '' }) ?? refusal}</small>}
        </>
      ),
    },
    { id: 'joined', title: t('major.joined'), render: ({ joinedAt }) => format.instant(joinedAt) },
    {
      id: 'acts',
      title: t('major.acts'),
      titleHidden: true,
      render: ({ ticket }) => (
        <IconButton
          size="small"
          label={t('major.take-out', { number: String(ticket.number) })}
          icon={<X aria-hidden />}
          onPress={() => void takeOut(ticket.number)}
        />
      ),
    },
  ]
}

/** By their numbers, or of those that are probably part of it. */
export function AddChildren({ page }: { page: MajorPage }) {
  const { t, format } = useSpeech()
  const ref = String(page.ticket.number)
  const { data } = useQuery(ask('GET /majors/:ref/likely', { params: { ref } }))
  const [numbers, setNumbers] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const add = useAdd()
  const likely = data?.items ?? []
  const chosen = likely.filter(({ ticket }) => ticked.has(ticket.id))
  const wanted = numbers.split(/[\s,;]+/).filter((one) => /^#?\d{1,12}$/.test(one))
  const addAll = async (refs: readonly string[]) => {
    if (refs.length === 0 || !(await add.run(ref, refs))) return
    setNumbers('')
    setTicked(new Set())
  }
  return (
    <Section title={t('major.add-children')}>
      <Form label={t('major.add-children')} onSubmit={() => void addAll(wanted)}>
        <FormRow>
          <TextField
            label={t('major.add-numbers')}
            help={t('major.add-numbers-help')}
            name="tickets"
            value={numbers}
            onChange={setNumbers}
          />
        </FormRow>
        <div className={styles.acts}>
          <Button type="submit" isPending={add.isPending}>
            {t('major.add')}
          </Button>
        </div>
      </Form>
      {likely.length > 0 && (
        <div className={styles.list}>
          <h3>{t('major.likely')}</h3>
          <p className={styles.quiet}>{t('major.likely-text')}</p>
          <Table
            label={t('major.likely')}
            rows={likely}
            rowId={({ ticket }) => ticket.id}
            selected={ticked}
            onSelect={setTicked}
            empty={null}
            columns={[
              {
                id: 'ticket',
                title: t('major.incident'),
                isRowHeader: true,
                render: ({ ticket }) => (
                  <Anchor href={`/tickets/${String(ticket.number)}`}>
                    #{ticket.number} {ticket.title}
                  </Anchor>
                ),
              },
              { id: 'requester', title: t('major.requester'), render: ({ requester }) => requester.name },
              { id: 'opened', title: t('major.opened'), render: ({ openedAt }) => format.instant(openedAt) },
            ]}
          />
          <div className={styles.acts}>
            <Button
              kind="do"
              isPending={add.isPending}
              onPress={() => void addAll((chosen.length > 0 ? chosen : likely).map(({ ticket }) => ticket.id))}
            >
              {chosen.length > 0 ? t('major.add-chosen', { count: chosen.length }) : t('major.add-all', { count: likely.length })}
            </Button>
          </div>
        </div>
      )}
    </Section>
  )
}
