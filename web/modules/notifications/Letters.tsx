import { useQuery } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { LetterDialog } from './LetterDialog.tsx'

type Letter = Answer<'GET /letters'>['items'][number]

/** What Opora writes by itself, in each language. */
export function Letters() {
  const t = useT()
  const query = useQuery(ask('GET /letters', {}))
  const [edited, edit] = useState<Letter>()
  const columns: readonly Column<Letter>[] = [
    {
      id: 'name',
      title: t('letters.letter'),
      isRowHeader: true,
      render: (letter) => (
        <Button kind="quiet" size="small" onPress={() => edit(letter)}>
          {t(`letters.name.${letter.name}`)}
        </Button>
      ),
    },
    { id: 'language', title: t('common.language'), render: ({ language }) => languageNames[language] },
    { id: 'subject', title: t('letters.subject'), render: ({ subject }) => subject },
    {
      id: 'changed',
      title: t('letters.wording'),
      render: ({ changed }) => (changed ? <Badge size="small">{t('letters.own')}</Badge> : t('letters.built-in')),
    },
  ]
  return (
    <SettingsPage title={t('letters.templates')} about={t('letters.templates-text')} query={query}>
      <Table
        label={t('letters.templates')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ name, language }) => `${name} ${language}`}
        empty={
          <EmptyState icon={<Mail aria-hidden />} title={t('letters.templates')}>
            {t('letters.templates-text')}
          </EmptyState>
        }
      />
      {edited !== undefined && <LetterDialog letter={edited} onClose={() => edit(undefined)} />}
    </SettingsPage>
  )
}
