import { useState, type ReactNode } from 'react'
import { Checkbox, RadioGroup, SegmentedControl, TextArea, TextField } from '../../design/index.ts'
import { languages, useT, type Language } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { ManyOf, SomeOf } from '../../platform/settings/SomeOf.tsx'
import { findOrganisations } from '../people/find.ts'
import { audiences, type Version } from './model.ts'
import type { Writing } from './form.ts'
import { RichText } from './RichText.tsx'
import { useServices } from './services.ts'
import styles from './ArticleForm.module.css'

type ArticleFormProps = {
  writing: Writing
  /** What it is written on; none: an article is begun. */
  before?: Version | undefined
  /** Above the fields. */
  children?: ReactNode
}

/** Both languages side by side, as they are written or as they will be read. */
export function ArticleForm({ writing, before, children }: ArticleFormProps) {
  const t = useT()
  const { form, set } = writing
  const [shows, setShows] = useState<'text' | 'preview'>('text')
  const wasBoth = before !== undefined && before.texts.ru !== null && before.texts.en !== null
  return (
    <>
      {children}
      <div className={styles.modes}>
        <SegmentedControl
          label={t('knowledge.view')}
          value={shows}
          onChange={setShows}
          options={[
            { id: 'text', label: t('knowledge.as-text') },
            { id: 'preview', label: t('knowledge.as-read') },
          ]}
        />
        <span className={styles.marks}>{t('knowledge.marks')}</span>
      </div>
      <div className={styles.tongues}>
        {languages.map((language) => (
          <Tongue key={language} language={language} writing={writing} shows={shows} lags={before?.outdated.includes(language) === true} />
        ))}
      </div>
      <div className={styles.rest}>
        <RadioGroup
          label={t('knowledge.audience')}
          value={form.audience}
          onChange={(audience) => set({ audience })}
          isRow
          options={audiences.map((id) => ({ id, label: t(`knowledge.audience.${id}`), hint: t(`knowledge.audience.${id}.text`) }))}
        />
        {form.audience === 'clients' && (
          <ManyOf
            label={t('knowledge.organisations')}
            addLabel={t('knowledge.add-organisation')}
            help={t('knowledge.organisations-help')}
            chosen={form.organisations}
            onChange={(organisations) => set({ organisations })}
            search={findOrganisations}
          />
        )}
        {before === undefined ? <About writing={writing} /> : <Change writing={writing} wasBoth={wasBoth} />}
      </div>
    </>
  )
}

type TongueProps = { language: Language; writing: Writing; shows: 'text' | 'preview'; lags: boolean }

function Tongue({ language, writing: { form, set }, shows, lags }: TongueProps) {
  const t = useT()
  const { title, body } = form.texts[language]
  const edit = (part: Partial<typeof form.texts.ru>) => set({ texts: { ...form.texts, [language]: { title, body, ...part } } })
  const name = languageNames[language]
  return (
    <section className={styles.tongue} aria-label={name}>
      <h2 className={styles.language} lang={language}>
        {name}
        {lags && <span className={styles.lags}>{t('knowledge.lags')}</span>}
      </h2>
      {shows === 'text' ? (
        <>
          <TextField
            label={t('knowledge.title-in', { language: name })}
            name={`texts.${language}.title`}
            maxLength={300}
            value={title}
            onChange={(text) => edit({ title: text })}
          />
          <TextArea
            label={t('knowledge.body-in', { language: name })}
            name={`texts.${language}.body`}
            rows={18}
            maxLength={50_000}
            value={body}
            onChange={(text) => edit({ body: text })}
          />
        </>
      ) : (
        <div className={styles.preview} lang={language}>
          {title.trim() === '' && body.trim() === '' ? (
            <p className={styles.lags}>{t('knowledge.no-translation')}</p>
          ) : (
            <>
              <p className={styles.title}>{title}</p>
              <RichText body={body} articles="/knowledge" />
            </>
          )}
        </div>
      )}
    </section>
  )
}

function About({ writing: { form, set } }: { writing: Writing }) {
  const t = useT()
  const { options } = useServices()
  return (
    <>
      <TextField
        label={t('knowledge.words')}
        help={t('knowledge.words-help')}
        name="words"
        value={form.words}
        onChange={(words) => set({ words })}
      />
      {options.length > 0 && (
        <SomeOf label={t('knowledge.services')} options={options} chosen={form.services} onChange={(services) => set({ services })} />
      )}
    </>
  )
}

/** What was changed, in a word: whoever compares versions later is glad of it. */
function Change({ writing: { form, set }, wasBoth }: { writing: Writing; wasBoth: boolean }) {
  const t = useT()
  return (
    <>
      <TextField
        label={t('knowledge.why')}
        help={t('knowledge.why-help')}
        name="why"
        maxLength={500}
        value={form.why}
        onChange={(why) => set({ why })}
      />
      {wasBoth && (
        <Checkbox
          label={t('knowledge.minor')}
          help={t('knowledge.minor-help')}
          isSelected={form.minor}
          onChange={(minor) => set({ minor })}
        />
      )}
    </>
  )
}
