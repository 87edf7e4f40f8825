import { Archive, Bell, CornerUpLeft, Ellipsis, Link2, Search, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  Banner,
  Button,
  Dialog,
  Drawer,
  IconButton,
  Link,
  Menu,
  Popover,
  SegmentedControl,
  Tabs,
  TextArea,
  toast,
  Tooltip,
} from '../design/index.ts'
import { hint } from '../platform/hotkeys.ts'
import { useT } from '../platform/i18n.ts'
import { Grid, Part, Row } from './Part.tsx'
import type { G } from './words.ts'

export function Acts({ g }: { g: G }) {
  return (
    <>
      <Buttons g={g} />
      <Windows g={g} />
      <Choosing g={g} />
      <Banners g={g} />
    </>
  )
}

function Buttons({ g }: { g: G }) {
  const [isStarred, star] = useState(true)
  const said = () => toast({ text: g('gallery.pressed') })
  return (
    <Part title={g('gallery.buttons')}>
      <Row>
        <Button kind="do" keys={hint('Shift+C')} shortcut="Shift+C" onPress={said}>
          {g('gallery.resolve')}
        </Button>
        <Button keys={hint('E')} shortcut="E" onPress={said}>
          {g('gallery.escalate')}
        </Button>
        <Button kind="quiet" icon={<CornerUpLeft aria-hidden />} onPress={said}>
          {g('gallery.return')}
        </Button>
        <Button kind="danger" icon={<Trash2 aria-hidden />} onPress={said}>
          {g('gallery.erase')}
        </Button>
        <Button kind="do" disabledBecause={g('gallery.why-not')}>
          {g('gallery.resolve')}
        </Button>
        <Button isPending>{g('gallery.saving')}</Button>
      </Row>
      <Row>
        <Button size="small" onPress={said}>
          {g('gallery.small')}
        </Button>
        <Button size="big" kind="do" onPress={said}>
          {g('gallery.big')}
        </Button>
        <IconButton label={g('gallery.search')} keys="S" icon={<Search aria-hidden />} onPress={said} />
        <IconButton label={g('gallery.notices')} icon={<Bell aria-hidden />} badge="3" onPress={said} />
        <IconButton label={g('gallery.star')} icon={<Star aria-hidden />} isPressed={isStarred} onPress={() => star(!isStarred)} />
        <IconButton label={g('gallery.archive')} icon={<Archive aria-hidden />} disabledBecause={g('gallery.why-not')} />
        <Button kind="chip" onPress={said}>
          {g.rich('gallery.chip', { b: (parts) => <b>{parts}</b> })}
        </Button>
        <Link href="#buttons">{g('gallery.link')}</Link>
        <Link href="#buttons" kind="act">
          {g('gallery.link-act')}
        </Link>
      </Row>
    </Part>
  )
}

function Windows({ g }: { g: G }) {
  const t = useT()
  return (
    <Part title={g('gallery.windows')}>
      <Row>
        <Dialog
          title={g('gallery.dialog')}
          trigger={<Button>{g('gallery.open-dialog')}</Button>}
          acts={(close) => (
            <>
              <Button onPress={close}>{t('common.cancel')}</Button>
              <Button kind="do" onPress={close}>
                {g('gallery.escalate')}
              </Button>
            </>
          )}
        >
          <TextArea label={g('gallery.question')} help={g('gallery.question-help')} required />
        </Dialog>
        <Drawer title={g('gallery.drawer')} trigger={<Button>{g('gallery.open-drawer')}</Button>}>
          <p>{g('gallery.text')}</p>
        </Drawer>
        <Popover label={g('gallery.why')} trigger={<Button kind="quiet">{g('gallery.why')}</Button>}>
          <p>{g('gallery.because')}</p>
        </Popover>
        <Tooltip text={g('gallery.because')}>
          <Button kind="quiet">{g('gallery.tooltip')}</Button>
        </Tooltip>
        <Menu
          label={g('gallery.more')}
          side="bottom start"
          trigger={<IconButton label={g('gallery.more')} icon={<Ellipsis aria-hidden />} />}
          entries={[
            {
              id: 'copy',
              label: g('gallery.copy'),
              icon: <Link2 aria-hidden />,
              keys: '...',
              onAction: () => toast({ text: g('gallery.copied') }),
            },
            { id: 'merge', label: g('gallery.merge'), disabledBecause: g('gallery.why-not') },
            'line',
            {
              title: g('gallery.danger'),
              acts: [{ id: 'erase', label: g('gallery.erase'), icon: <Trash2 aria-hidden />, kind: 'danger' }],
            },
          ]}
        />
        <Button
          kind="quiet"
          onPress={() =>
            toast({
              kind: 'met',
              text: g('gallery.assigned'),
              act: { label: t('common.undo'), keys: 'Ctrl Z', onPress: () => toast({ text: g('gallery.undone') }) },
            })
          }
        >
          {g('gallery.toast')}
        </Button>
        <Button kind="quiet" onPress={() => toast({ kind: 'late', text: t('common.fault', { number: 'F-1A2B' }) })}>
          {g('gallery.toast-late')}
        </Button>
      </Row>
    </Part>
  )
}

function Choosing({ g }: { g: G }) {
  const [lane, setLane] = useState<'all' | 'messages' | 'facts'>('all')
  return (
    <Part title={g('gallery.choosing')}>
      <Grid>
        <SegmentedControl
          label={g('gallery.lane')}
          value={lane}
          onChange={setLane}
          options={[
            { id: 'all', label: g('gallery.lane-all') },
            { id: 'messages', label: g('gallery.lane-messages') },
            { id: 'facts', label: g('gallery.lane-facts') },
          ]}
        />
        <Tabs
          label={g('gallery.tabs')}
          tabs={[
            { id: 'ticket', label: g('gallery.tab-ticket'), children: <p>{g('gallery.text')}</p> },
            { id: 'similar', label: g('gallery.tab-similar'), count: '6', children: <p>{g('gallery.because')}</p> },
          ]}
        />
      </Grid>
    </Part>
  )
}

function Banners({ g }: { g: G }) {
  return (
    <Part title={g('gallery.banners')}>
      <Grid>
        <Banner title={g('gallery.banner-info')}>{g('gallery.because')}</Banner>
        <Banner kind="met">{g('gallery.banner-met')}</Banner>
        <Banner kind="near" title={g('gallery.banner-near')} acts={<Button size="small">{g('gallery.me-too')}</Button>}>
          {g('gallery.banner-near-text')}
        </Banner>
        <Banner kind="late">{g('gallery.banner-late')}</Banner>
      </Grid>
    </Part>
  )
}
