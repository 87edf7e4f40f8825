import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, Select, Switch } from '../../design/index.ts'
import { ownZone, useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'
import { ZoneField } from '../people/ZoneField.tsx'
import { LayerFields } from './LayerFields.tsx'
import type { RotaCard, RotaLayer, RotaPlan } from './rota-weeks.ts'

type RotaDialogProps = { card: RotaCard | undefined; onClose: () => void; onSaved?: (id: string) => void }

const emptyLayer = (): RotaLayer => ({
  members: [],
  unit: 'week',
  length: 1,
  from: Temporal.Now.plainDateISO().toString(),
  handOver: '09:00',
  calendar: null,
})
const always = 'always'
const layersAtMost = 5

/** A rota that is added, or changed from now on. */
export function RotaDialog({ card, onClose, onSaved }: RotaDialogProps) {
  const { t, language } = useSpeech()
  const [names, setNames] = useState(card?.names ?? { ru: '', en: '' })
  const [active, setActive] = useState(card?.active ?? true)
  const [plan, setPlan] = useState<RotaPlan>(() => card?.plan ?? { timezone: ownZone(), layers: [emptyLayer()], cover: null })
  const [called, setCalled] = useState(() => new Map(card?.members.map(({ id, name }) => [id, name])))
  const [isTried, setTried] = useState(false)
  const { data } = useQuery(ask('GET /calendars', { query: {} }))
  const add = useAct('POST /rotas', { inForm: true })
  const change = useAct('PATCH /rotas/:id', { inForm: true })
  const published = (data?.items ?? []).filter(({ inForce }) => inForce !== null)
  const calendars = [
    { id: always, label: t('rotas.always') },
    ...published.map((one) => ({ id: one.id, label: one.names[language], hint: one.timezone })),
  ]
  const setLayer = (place: number, layer: RotaLayer) => setPlan({ ...plan, layers: plan.layers.with(place, layer) })
  const isWhole = plan.layers.every(({ members, length }) => members.length > 0 && Number.isInteger(length))
  const isSamePlan = JSON.stringify(plan) === JSON.stringify(card?.plan)
  const save = async () => {
    setTried(true)
    if (!isWhole) return
    const changed = isSamePlan ? {} : { plan, n: card?.n ?? 0 }
    const saved =
      card === undefined
        ? await add.run({ body: { names, plan } })
        : await change.run({ params: { id: card.id }, body: { names, active, ...changed } })
    if (saved === undefined) return
    await askAgain('GET /rotas', 'GET /rotas/:id')
    onClose()
    onSaved?.(saved.id)
  }
  return (
    <EditDialog
      title={card === undefined ? t('rotas.add') : t('rotas.edit')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <NamesFields value={names} onChange={setNames} />
      {card !== undefined && <Switch isSelected={active} onChange={setActive} label={t('rotas.active')} />}
      <ZoneField
        label={t('rotas.zone')}
        name="plan.timezone"
        value={plan.timezone}
        onChange={(timezone) => setPlan({ ...plan, timezone })}
      />
      <Select
        label={t('rotas.cover')}
        help={t('rotas.cover-text')}
        placeholder={t('rotas.always')}
        value={plan.cover ?? always}
        onChange={(id) => setPlan({ ...plan, cover: id === always ? null : id })}
        options={calendars}
      />
      <p>{t('rotas.layers-text')}</p>
      {plan.layers.map((layer, place) => (
        <LayerFields
          key={place}
          place={place}
          layer={layer}
          called={called}
          calendars={calendars}
          always={always}
          isTried={isTried}
          onChange={(next) => setLayer(place, next)}
          onCalled={(id, name) => setCalled(new Map([...called, [id, name]]))}
          onRemove={plan.layers.length > 1 ? () => setPlan({ ...plan, layers: plan.layers.toSpliced(place, 1) }) : undefined}
        />
      ))}
      {plan.layers.length < layersAtMost && (
        <Button icon={<Plus aria-hidden />} onPress={() => setPlan({ ...plan, layers: [...plan.layers, emptyLayer()] })}>
          {t('rotas.add-layer')}
        </Button>
      )}
    </EditDialog>
  )
}
