import { useQuery } from '@tanstack/react-query'
import { NotebookPen } from 'lucide-react'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Badge, Button, Form, FormActs, IconButton, NumberField, Section, Select, TextField } from '../../design/index.ts'
import type { Answer, Input } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { Evidence, type Found } from './Evidence.tsx'
import styles from './Log.module.css'

type Run = Answer<'GET /tickets/:ref/checks'>['items'][number]
type Kind = Input<'POST /tickets/:ref/checks'>['body']['kind']

const kinds = ['http', 'tls', 'tcp', 'dns', 'ping', 'traceroute'] as const
const takesPort = (kind: Kind) => kind === 'tcp' || kind === 'tls' || kind === 'http'

/** Checks from the desk for a ticket, and what they brought back. */
export function Checks({ number }: { number: number }) {
  const { t } = useSpeech()
  const ref = String(number)
  const { data } = useQuery(ask('GET /tickets/:ref/checks', { params: { ref } }))
  const [isAsking, setAsking] = useState(false)
  const [found, setFound] = useState<Found>()
  if (data === undefined) return null
  const { items, hosts } = data
  return (
    <Section
      title={t('diagnosis.checks')}
      aside={
        <Button
          size="small"
          isExpanded={isAsking}
          disabledBecause={hosts.length === 0 ? t('diagnosis.no-targets') : undefined}
          onPress={() => setAsking(!isAsking)}
        >
          {t('diagnosis.check')}
        </Button>
      }
    >
      {isAsking && <Ask number={ref} hosts={hosts} />}
      {items.length === 0 && !isAsking && <p className={styles.rule}>{t('diagnosis.no-checks')}</p>}
      {items.length > 0 && (
        <ul className={styles.runs} aria-label={t('diagnosis.checks')}>
          {items.map((run) => (
            <One key={run.id} run={run} onEvidence={setFound} />
          ))}
        </ul>
      )}
      {found !== undefined && <Evidence number={ref} file="" found={found} onClose={() => setFound(undefined)} />}
    </Section>
  )
}

function Ask({ number, hosts }: { number: string; hosts: readonly string[] }) {
  const { t, format } = useSpeech()
  const [kind, setKind] = useState<Kind>('http')
  const [target, setTarget] = useState(hosts.find((host) => !host.startsWith('*')) ?? '')
  const [port, setPort] = useState<number>()
  const { run, isPending, problem } = useAct('POST /tickets/:ref/checks', { inForm: true })
  const start = async () => {
    const body = { kind, target, port: takesPort(kind) && port !== undefined && !Number.isNaN(port) ? port : null }
    if ((await run({ params: { ref: number }, body })) === undefined) return
    await askAgain('GET /tickets/:ref/checks')
  }
  return (
    <Form label={t('diagnosis.check')} onSubmit={() => void start()} {...formFaults(t, problem)}>
      <Select
        label={t('diagnosis.kind')}
        placeholder={t('diagnosis.kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((id) => ({ id, label: t(`diagnosis.kind.${id}`) }))}
      />
      <TextField
        label={t('diagnosis.target')}
        name="target"
        help={t('diagnosis.target-help', { hosts: format.list(hosts) })}
        value={target}
        onChange={setTarget}
        required
      />
      {takesPort(kind) && (
        <NumberField
          label={t('diagnosis.port')}
          name="port"
          min={1}
          max={65_535}
          value={port}
          onChange={setPort}
          format={{ useGrouping: false }}
        />
      )}
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('diagnosis.run')}
        </Button>
      </FormActs>
    </Form>
  )
}

function One({ run, onEvidence }: { run: Run; onEvidence: (found: Found) => void }) {
  const { t, format } = useSpeech()
  const { kind, target, port, outcome, output, by, at } = run
  const place = useRef<HTMLLIElement>(null)
  // A link may lead to this very check: it is in sight then, and its output is open.
  const isSought = useLocation({ select: ({ hash }) => hash === `check-${run.id}` })
  useEffect(() => {
    if (isSought) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isSought])
  const title = `${t(`diagnosis.kind.${kind}`)} ${target}${port === null ? '' : `:${String(port)}`}`
  const about = t('diagnosis.ran', { who: by?.name ?? t('desk.opora'), at: format.instant(at, 'full') })
  return (
    <li ref={place} id={`check-${run.id}`} className={styles.run}>
      <span className={styles.ran}>
        <Badge kind={outcome === 'ok' ? 'met' : 'late'} size="small">
          {t(`diagnosis.outcome.${outcome}`)}
        </Badge>
        <strong>{title}</strong>
        <span className={styles.where}>{about}</span>
      </span>
      <IconButton
        size="small"
        label={t('diagnosis.check-to-note', { check: title })}
        icon={<NotebookPen aria-hidden />}
        onPress={() => onEvidence({ kind: 'check', title: `${title} — ${about}`, output })}
      />
      <details className={styles.came} open={isSought}>
        <summary>{t('diagnosis.output')}</summary>
        {/* By keyboard too it can be scrolled. */}
        <pre className={styles.output} tabIndex={0} role="region" aria-label={title}>
          {output}
        </pre>
      </details>
    </li>
  )
}
