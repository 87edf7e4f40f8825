import { Paperclip, Reply } from 'lucide-react'
import { useState } from 'react'
import {
  Avatar,
  Badge,
  Button,
  ClockCard,
  ClockStrip,
  Composer,
  ComposerText,
  Derivation,
  Fact,
  HandOverCard,
  IconButton,
  KeyValue,
  LevelChip,
  Message,
  Popover,
  Priority,
  RouteStrip,
  Section,
  Spine,
  SpineLine,
  Tag,
  WhoIsHere,
} from '../design/index.ts'
import { hint } from '../platform/hotkeys.ts'
import { Part, Row, Split } from './Part.tsx'
import type { G } from './words.ts'

export function Ticket({ g }: { g: G }) {
  return (
    <>
      <Signs g={g} />
      <Part title={g('gallery.route')}>
        <RouteStrip
          label={g('gallery.route')}
          stays={[
            { id: '1', place: `L1 · ${g('gallery.team-desk')}`, time: g('gallery.stay-1'), weight: 22, used: 0.73 },
            { id: '2', place: `L2 · ${g('gallery.team-net')}`, time: g('gallery.stay-2'), weight: 185, used: 1.2 },
            { id: '3', place: 'L4 · NetGate GmbH', time: g('gallery.stay-3'), weight: 1180, isVendor: true },
            { id: '4', place: `L2 · ${g('gallery.team-net')}`, time: g('gallery.stay-4'), weight: 34, isNow: true, used: 0.9 },
          ]}
        />
      </Part>
      <Part title={g('gallery.spine')}>
        <Split aside={<Side g={g} />}>
          <Thread g={g} />
          <Write g={g} />
        </Split>
      </Part>
    </>
  )
}

function Signs({ g }: { g: G }) {
  const [tags, setTags] = useState(['VPN', 'NetGate'])
  return (
    <Part title={g('gallery.signs')}>
      <Row>
        <Badge>{g('gallery.badge-new')}</Badge>
        <Badge kind="accent">{g('gallery.badge-work')}</Badge>
        <Badge kind="near">{g('gallery.badge-near')}</Badge>
        <Badge kind="late">{g('gallery.badge-late')}</Badge>
        <Badge kind="met">{g('gallery.badge-met')}</Badge>
        <Badge kind="paused">{g('gallery.badge-paused')}</Badge>
        <LevelChip label="L2" />
        <Priority filled={4} label={g('gallery.priority-4')} />
        <Priority filled={3} label={g('gallery.priority-3')} />
        <Priority filled={1} label={g('gallery.priority-1')} />
        <Avatar name={g('gallery.anna')} isAlone />
        <Avatar name={g('gallery.machine')} isAlone isMachine />
        <WhoIsHere
          label={g('gallery.here')}
          people={[
            { id: '1', name: g('gallery.timur'), state: 'viewing', label: g('gallery.timur-views') },
            { id: '2', name: g('gallery.olga'), state: 'writing', label: g('gallery.olga-writes') },
            { id: '3', name: g('gallery.anna'), state: 'open', label: g('gallery.anna-open') },
          ]}
        />
        {tags.map((tag) => (
          <Tag key={tag} label={tag} onRemove={() => setTags(tags.filter((other) => other !== tag))} />
        ))}
      </Row>
    </Part>
  )
}

function Thread({ g }: { g: G }) {
  return (
    <Spine label={g('gallery.spine')}>
      <Message
        author={g('gallery.anna')}
        about={[g('gallery.letter'), g('gallery.mon-0942'), g('gallery.to-support')]}
        acts={<Reply1 g={g} />}
      >
        {g('gallery.text')}
      </Message>
      <Fact>{g.rich('gallery.fact-priority', { b: (parts) => <b>{parts}</b> })}</Fact>
      <HandOverCard
        title={g('gallery.card')}
        rows={[
          { term: g('gallery.card-done'), value: g('gallery.card-done-text') },
          { term: g('gallery.card-out'), value: g('gallery.card-out-text') },
          { term: g('gallery.card-found'), value: g('gallery.card-found-text') },
          { term: g('gallery.card-asked'), value: g('gallery.card-asked-text') },
        ]}
      />
      <SpineLine kind="new">{g('gallery.new-since')}</SpineLine>
      <Message kind="note" author={g('gallery.timur')} about={['13:11']} isUnread>
        {g('gallery.note-text')}
      </Message>
      <Message kind="vendor" author="NetGate GmbH" about={[g('gallery.letter'), '15:40']}>
        {g('gallery.vendor-text')}
      </Message>
    </Spine>
  )
}

function Reply1({ g }: { g: G }) {
  return <IconButton size="small" label={g('gallery.reply')} icon={<Reply aria-hidden />} disabledBecause={g('gallery.why-not')} />
}

function Write({ g }: { g: G }) {
  const [mode, setMode] = useState<'reply' | 'note' | 'vendor'>('reply')
  const [text, setText] = useState(g('gallery.answer'))
  const isNote = mode === 'note'
  return (
    <>
      {[mode, isNote ? ('reply' as const) : ('note' as const)].map((shown, i) => (
        <Composer
          key={i}
          label={i === 0 ? g('gallery.composer') : g('gallery.composer-other')}
          modes={[
            { id: 'reply', label: g('gallery.mode-reply'), kind: 'reply' },
            { id: 'note', label: g('gallery.mode-note'), kind: 'note' },
            { id: 'vendor', label: g('gallery.mode-vendor'), kind: 'vendor' },
          ]}
          mode={shown}
          onMode={setMode}
          audience={shown === 'note' ? g('gallery.note-audience') : g('gallery.reply-audience')}
          tools={<IconButton size="small" label={g('gallery.attach')} icon={<Paperclip aria-hidden />} />}
          send={
            <Button kind={shown === 'note' ? 'note' : 'do'} keys={hint('Mod+Enter', false)}>
              {shown === 'note' ? g('gallery.send-note') : g('gallery.send')}
            </Button>
          }
        >
          <ComposerText label={g('gallery.mode-reply')} value={text} onChange={setText} />
        </Composer>
      ))}
    </>
  )
}

function Side({ g }: { g: G }) {
  return (
    <>
      <Section title={g('gallery.clocks')} aside={<Why g={g} />}>
        <ClockCard
          name={g('gallery.resolution')}
          state="near"
          left={g('gallery.left')}
          because={g('gallery.because')}
          strip={
            <ClockStrip
              state="near"
              label={g('gallery.because')}
              due={0.94}
              segments={[
                { kind: 'open', share: 0.26, because: g('gallery.open-time') },
                { kind: 'closed', share: 0.08, because: g('gallery.closed-time') },
                { kind: 'paused', share: 0.3, because: g('gallery.paused-time') },
                { kind: 'closed', share: 0.1, because: g('gallery.closed-time') },
                { kind: 'open', share: 0.12, because: g('gallery.open-time') },
                { kind: 'todo', share: 0.14, because: g('gallery.left') },
              ]}
            />
          }
        />
        <ClockCard name={g('gallery.first-answer')} state="met" left={g('gallery.met-in')} />
        <ClockCard name={g('gallery.update')} state="late" left={g('gallery.late-by')} />
      </Section>
      <Section title={g('gallery.tab-ticket')}>
        <KeyValue
          rows={[
            { term: g('gallery.service'), value: g('gallery.remote-access') },
            { term: g('gallery.priority'), value: <Priority filled={3} label={g('gallery.priority-3')} /> },
            { term: g('gallery.asset'), value: 'NetGate 9.4' },
          ]}
        />
      </Section>
    </>
  )
}

function Why({ g }: { g: G }) {
  return (
    <Popover
      label={g('gallery.why')}
      side="bottom end"
      trigger={
        <Button kind="quiet" size="small">
          {g('gallery.why')}
        </Button>
      }
    >
      <Derivation
        label={g('gallery.why')}
        heads={[g('gallery.when'), g('gallery.what'), g('gallery.took'), g('gallery.total')]}
        rows={[
          { id: '1', kind: 'open', when: g('gallery.mon-0942'), because: g('gallery.open-time'), took: '8:18', total: '8:18' },
          { id: '2', kind: 'closed', when: '18:00', because: g('gallery.closed-time'), took: '—', total: '8:18' },
          { id: '3', kind: 'paused', when: '09:20', because: g('gallery.paused-time'), took: '—', total: '8:38' },
        ]}
      />
    </Popover>
  )
}
