import { useState } from 'react'
import { Button, Form, FormActs, FormRow, Section, Select, TextField, toast } from '../../../design/index.ts'
import { languages, useSpeech, type Language } from '../../../platform/i18n.ts'
import { languageNames } from '../../../platform/Look.tsx'
import { formFaults } from '../../../platform/problem.ts'
import { askAgain, useAct } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { useTheme, type Theme } from '../../../platform/theme.ts'
import { ZoneField } from '../../people/ZoneField.tsx'

const themes = ['system', 'light', 'dark'] as const

/** My name, language, time zone and the look of the screens. */
export function MyProfile() {
  const { t, setLanguage } = useSpeech()
  const me = useMe()
  const { theme, setTheme } = useTheme()
  const [name, setName] = useState(me.person.name)
  const [language, choose] = useState<Language>(me.language)
  const [timeZone, setTimeZone] = useState(me.timeZone)
  const { run, isPending, problem } = useAct('PATCH /me', { inForm: true })
  const save = async () => {
    if ((await run({ body: { name, language, timeZone, preferences: { theme } } })) === undefined) return
    setLanguage(language)
    await askAgain('GET /me')
    toast({ kind: 'met', text: t('auth.saved') })
  }
  return (
    <Section title={t('auth.about-me')}>
      <Form label={t('auth.about-me')} onSubmit={() => void save()} {...formFaults(t, problem)}>
        <FormRow>
          <TextField label={t('auth.name')} name="name" autoComplete="name" required value={name} onChange={setName} />
          <TextField label={t('auth.email')} value={me.email ?? ''} readOnly help={t('auth.email-by-others')} />
        </FormRow>
        <ZoneField label={t('auth.time-zone')} name="timeZone" value={timeZone} onChange={setTimeZone} />
        <FormRow>
          <Select
            label={t('common.language')}
            placeholder={t('common.language')}
            value={language}
            onChange={choose}
            options={languages.map((id) => ({ id, label: languageNames[id] }))}
          />
          <Select<Theme>
            label={t('common.theme')}
            placeholder={t('common.theme')}
            value={theme}
            onChange={setTheme}
            options={themes.map((id) => ({ id, label: t(`common.theme.${id}`) }))}
          />
        </FormRow>
        <FormActs>
          <Button type="submit" kind="do" isPending={isPending}>
            {t('common.save')}
          </Button>
        </FormActs>
      </Form>
    </Section>
  )
}
