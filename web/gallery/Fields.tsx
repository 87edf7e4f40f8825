import { Search } from 'lucide-react'
import { useState } from 'react'
import {
  Button,
  Checkbox,
  ComboBox,
  Form,
  FormActs,
  FormRow,
  NumberField,
  RadioGroup,
  Select,
  Switch,
  TextArea,
  TextField,
  toast,
  type Option,
} from '../design/index.ts'
import { Grid, Part } from './Part.tsx'
import type { G } from './words.ts'

export function Fields({ g }: { g: G }) {
  return (
    <>
      <Texts g={g} />
      <Choices g={g} />
      <Refused g={g} />
    </>
  )
}

function Texts({ g }: { g: G }) {
  return (
    <Part title={g('gallery.fields')}>
      <Grid>
        <TextField label={g('gallery.subject')} defaultValue={g('gallery.vpn')} required />
        <TextField
          label={g('gallery.search')}
          type="search"
          placeholder={g('gallery.search-hint')}
          icon={<Search aria-hidden />}
          labelHidden
        />
        <TextField label={g('gallery.mail')} type="email" defaultValue="anna@" error={g('gallery.mail-error')} />
        <TextField label={g('gallery.number')} defaultValue="#1042" disabledBecause={g('gallery.number-why')} />
        <NumberField label={g('gallery.minutes')} defaultValue={30} min={0} max={600} step={5} help={g('gallery.minutes-help')} />
        <TextArea label={g('gallery.question')} help={g('gallery.question-help')} defaultValue={g('gallery.text')} />
      </Grid>
    </Part>
  )
}

function useOptions(g: G) {
  const teams: readonly Option<'desk' | 'net' | 'vendor'>[] = [
    { id: 'desk', label: g('gallery.team-desk'), hint: 'L1' },
    { id: 'net', label: g('gallery.team-net'), hint: 'L2' },
    { id: 'vendor', label: 'NetGate GmbH', disabledBecause: g('gallery.vendor-why') },
  ]
  return teams
}

function Choices({ g }: { g: G }) {
  const teams = useOptions(g)
  const [team, setTeam] = useState<'desk' | 'net' | 'vendor'>('net')
  const [person, setPerson] = useState<Option | null>(null)
  const people = [g('gallery.anna'), g('gallery.olga'), g('gallery.timur')].map((label) => ({ id: label, label }))
  return (
    <Part title={g('gallery.choices')}>
      <Grid>
        <Select label={g('gallery.team')} options={teams} value={team} onChange={setTeam} placeholder={g('gallery.choose')} />
        <Select label={g('gallery.team')} options={teams} placeholder={g('gallery.choose')} error={g('gallery.choose-error')} />
        <ComboBox label={g('gallery.assignee')} options={people} value={person} onChange={setPerson} placeholder={g('gallery.name')} />
        <ComboBox
          label={g('gallery.requester')}
          placeholder={g('gallery.name')}
          help={g('gallery.requester-help')}
          search={async (text) => people.filter(({ label }) => label.toLocaleLowerCase().includes(text.toLocaleLowerCase()))}
        />
        <RadioGroup label={g('gallery.urgency')} options={teams} defaultValue="desk" />
        <div>
          <Checkbox label={g('gallery.check-on')} defaultSelected />
          <Checkbox label={g('gallery.check-off')} />
          <Checkbox label={g('gallery.check-some')} isSome />
          <Checkbox label={g('gallery.check-disabled')} disabledBecause={g('gallery.why-not')} />
          <Switch label={g('gallery.switch-on')} defaultSelected />
          <Switch label={g('gallery.switch-off')} help={g('gallery.switch-help')} />
          <Switch label={g('gallery.switch-disabled')} disabledBecause={g('gallery.why-not')} />
        </div>
      </Grid>
    </Part>
  )
}

function Refused({ g }: { g: G }) {
  const [errors, setErrors] = useState<Record<string, string>>({ title: g('gallery.refused-title') })
  return (
    <Part title={g('gallery.form')}>
      <Form
        label={g('gallery.form')}
        errors={errors}
        fault={Object.keys(errors).length > 0 ? g('gallery.refused') : undefined}
        onSubmit={() => {
          setErrors({})
          toast({ kind: 'met', text: g('gallery.saved') })
        }}
      >
        <FormRow>
          <TextField label={g('gallery.subject')} name="title" defaultValue={g('gallery.vpn')} required />
          <NumberField label={g('gallery.minutes')} name="minutes" defaultValue={15} />
        </FormRow>
        <FormActs>
          <Button type="reset">{g('gallery.clear')}</Button>
          <Button kind="do" type="submit">
            {g('gallery.save')}
          </Button>
        </FormActs>
      </Form>
    </Part>
  )
}
