import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { History, Pencil } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, KeyValue, Section, Select, Table, type Column } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { useGo } from '../../../platform/go.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { Sure } from '../../people/Sure.tsx'
import { AgreementAvailability } from './AgreementAvailability.tsx'
import { AgreementDialog } from './AgreementDialog.tsx'
import { Fit } from './Fit.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { ReplayDialog } from './ReplayDialog.tsx'
import { Steps } from './Steps.tsx'
import styles from './Agreement.module.css'
import { amountWords } from './amount.ts'
import { matchWords } from './match-words.ts'
import { pausesOf, priorities, texts, type Agreement, type Target, type Version } from './model.ts'

type Open = 'edit' | 'publish' | 'replay' | 'drop' | 'end'

/** One agreement, to be read from top to bottom: for whom, what is promised, and everything that is said. */
export function AgreementPage() {
  const { t, language } = useSpeech()
  const { id } = useParams({ strict: false })
  const query = useQuery(ask('GET /agreements/:id', { params: { id: String(id) } }))
  const list = useQuery(ask('GET /agreements', {}))
  const [chosen, choose] = useState<string>()
  const [open, setOpen] = useState<Open>()
  const agreement = query.data
  const close = () => setOpen(undefined)
  const version =
    agreement?.versions.find((one) => one.id === chosen) ??
    agreement?.versions.find((one) => one.id === agreement.inForce) ??
    agreement?.versions[0]
  return (
    <SettingsPage
      title={agreement?.names[language] ?? t('sla.agreement')}
      about={agreement === undefined ? '' : t(`sla.about.${agreement.kind}`)}
      query={query}
      acts={agreement !== undefined && agreement.endedAt === null && <Acts agreement={agreement} onOpen={setOpen} />}
    >
      <p>
        <Anchor href="/settings/agreements">{t('sla.agreements')}</Anchor>
      </p>
      {agreement !== undefined && version !== undefined && (
        <>
          <Select
            label={t('sla.version')}
            placeholder=""
            value={version.id}
            onChange={choose}
            options={agreement.versions.map((one) => ({ id: one.id, label: versionWords(one) }))}
          />
          <Whole agreement={agreement} version={version} />
        </>
      )}
      {open === 'edit' && agreement !== undefined && (
        <AgreementDialog kind={agreement.kind} agreement={agreement} calendars={list.data?.calendars ?? []} onClose={close} />
      )}
      {open === 'publish' && agreement !== undefined && <PublishDialog agreement={agreement} onClose={close} />}
      {open === 'replay' && agreement !== undefined && <ReplayDialog id={agreement.id} onClose={close} />}
      {open === 'drop' && agreement !== undefined && <Drop agreement={agreement} onClose={close} />}
      {open === 'end' && agreement !== undefined && <End agreement={agreement} onClose={close} />}
    </SettingsPage>
  )

  function versionWords({ n, publishedAt, id: own }: Version): string {
    if (publishedAt === null) return t('sla.version-draft', { n })
    return t(own === agreement?.inForce ? 'sla.version-in-force' : 'sla.version-n', { n })
  }
}

function Acts({ agreement, onOpen }: { agreement: Agreement; onOpen: (open: Open) => void }) {
  const { t } = useSpeech()
  return (
    <span className={styles.acts}>
      <Button icon={<Pencil aria-hidden />} onPress={() => onOpen('edit')}>
        {t('sla.edit-draft')}
      </Button>
      {agreement.hasDraft && (
        <>
          <Button icon={<History aria-hidden />} onPress={() => onOpen('replay')}>
            {t('sla.replay')}
          </Button>
          <Button kind="do" onPress={() => onOpen('publish')}>
            {t('sla.publish')}
          </Button>
          <Button kind="quiet" onPress={() => onOpen('drop')}>
            {t('sla.drop-draft')}
          </Button>
        </>
      )}
      {agreement.inForce !== null && (
        <Button kind="quiet" onPress={() => onOpen('end')}>
          {t('sla.end')}
        </Button>
      )}
    </span>
  )
}

function Whole({ agreement, version }: { agreement: Agreement; version: Version }) {
  const { t, format, language } = useSpeech()
  const day = (moment: string) => format.instant(moment, 'full')
  const facts = [
    {
      term: t('sla.state'),
      value: (
        <Badge size="small">
          {t(
            `sla.state.${version.publishedAt === null ? 'draft' : version.id === agreement.inForce ? 'inForce' : agreement.state === 'coming' ? 'coming' : 'over'}`,
          )}
        </Badge>
      ),
    },
    { term: t('sla.for-whom'), value: matchWords(t, format, version.match, agreement.named, language) },
    {
      term: t('sla.valid'),
      value: t(version.validTo === null ? 'sla.valid-from' : 'sla.valid-from-to', {
        from: day(version.validFrom),
        to: version.validTo === null ? '' : day(version.validTo),
      }),
    },
    { term: t('sla.calendar'), value: `${version.calendarNames[language]} (${version.timeZone})` },
    { term: t('sla.rank'), value: format.number(version.rank) },
  ]
  const columns: readonly Column<Target>[] = [
    { id: 'metric', title: t('sla.promised'), isRowHeader: true, render: ({ metric }) => t(`sla.metric.${metric}`) },
    ...priorities.map((priority) => ({
      id: priority,
      title: t(`tickets.priority.${priority}`),
      render: ({ byPriority }: Target) => amountWords(t, format, byPriority[priority]),
    })),
    {
      id: 'pauses',
      title: t('sla.pauses'),
      render: (target) => format.list(pausesOf(target).map((wait) => t(`tickets.waiting.${wait}`))) || t('sla.never-pauses'),
    },
  ]
  return (
    <>
      {agreement.kind === 'sla' && <Fit version={version.id} />}
      <KeyValue rows={facts} />
      <Section title={t('sla.targets')} aside={t('sla.working-time')}>
        <Table label={t('sla.targets')} columns={columns} rows={version.targets} rowId={({ metric }) => metric} empty={null} />
      </Section>
      <Steps version={version} />
      {agreement.kind === 'sla' && <AgreementAvailability agreement={agreement} version={version} />}
      {texts.map((name) => (
        <Section key={name} title={t(`sla.text.${name}`)} level={3}>
          <p className={styles.text}>{version.texts[name][language] || t('sla.not-said')}</p>
        </Section>
      ))}
    </>
  )
}

function Drop({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { t } = useSpeech()
  const go = useGo()
  const { run, isPending } = useAct('DELETE /agreements/:id/draft')
  const isAll = agreement.versions.length === 1
  const drop = async () => {
    if ((await run({ params: { id: agreement.id } })) === undefined) return
    if (isAll) go('/settings/agreements')
    await askAgain('GET /agreements', ...(isAll ? [] : ['GET /agreements/:id' as const]))
  }
  return (
    <Sure
      title={t('sla.drop-draft')}
      text={t(isAll ? 'sla.drop-all-text' : 'sla.drop-draft-text')}
      isPending={isPending}
      onDo={drop}
      onClose={onClose}
    />
  )
}

function End({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { t } = useSpeech()
  const { run, isPending } = useAct('POST /agreements/:id/end')
  const end = async () => {
    await run({ params: { id: agreement.id } })
    await askAgain('GET /agreements', 'GET /agreements/:id', 'GET /agreement-choice')
  }
  return <Sure title={t('sla.end')} text={t('sla.end-text')} isPending={isPending} onDo={end} onClose={onClose} />
}
