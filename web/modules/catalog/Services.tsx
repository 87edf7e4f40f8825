import { useQuery } from '@tanstack/react-query'
import { Blocks, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, IconButton, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import type { Edited, Service } from './edited.ts'
import { CategoryDialog } from './CategoryDialog.tsx'
import { ServiceDialog } from './ServiceDialog.tsx'
import styles from './Services.module.css'

/** What the desk supports, and the tree of categories of each. */
export function Services() {
  const { t } = useSpeech()
  const query = useQuery(ask('GET /services', { query: { retired: 'true' } }))
  const [edited, edit] = useState<Edited>()
  const services = query.data?.items ?? []
  return (
    <SettingsPage
      title={t('catalog.services')}
      about={t('catalog.services-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => edit({ kind: 'service' })}>
          {t('catalog.add-service')}
        </Button>
      }
    >
      {services.length === 0 && (
        <EmptyState icon={<Blocks aria-hidden />} title={t('catalog.no-services')}>
          {t('catalog.services-text')}
        </EmptyState>
      )}
      {services.map((service) => (
        <One key={service.id} service={service} onEdit={edit} />
      ))}
      {edited?.kind === 'category' && <CategoryDialog edited={edited} onClose={() => edit(undefined)} />}
      {edited?.kind === 'service' && <ServiceDialog service={edited.service} onClose={() => edit(undefined)} />}
    </SettingsPage>
  )
}

type BranchProps = { service: Service; onEdit: (edited: Edited) => void }

function One({ service, onEdit }: BranchProps) {
  const { t, language } = useSpeech()
  const name = service.names[language]
  return (
    <Section
      title={name}
      aside={
        <span className={styles.acts}>
          {service.criticality === 'critical' && (
            <Badge kind="accent" size="small">
              {t('catalog.is-critical')}
            </Badge>
          )}
          {!service.active && <Badge size="small">{t('catalog.retired')}</Badge>}
          <IconButton
            size="small"
            label={t('catalog.edit-service', { service: name })}
            icon={<Pencil aria-hidden />}
            onPress={() => onEdit({ kind: 'service', service })}
          />
          <IconButton
            size="small"
            label={t('catalog.add-category-to', { service: name })}
            icon={<Plus aria-hidden />}
            onPress={() => onEdit({ kind: 'category', of: service })}
          />
        </span>
      }
    >
      {service.descriptions[language] !== '' && <p>{service.descriptions[language]}</p>}
      <Branch service={service} parent={null} onEdit={onEdit} />
    </Section>
  )
}

function Branch({ service, parent, onEdit }: BranchProps & { parent: string | null }) {
  const { t, language } = useSpeech()
  const below = service.categories.filter((category) => category.parent === parent)
  if (below.length === 0) return null
  return (
    <ul className={styles.branch}>
      {below.map((category) => (
        <li key={category.id}>
          <span className={styles.acts}>
            <Button kind="quiet" size="small" onPress={() => onEdit({ kind: 'category', of: service, category })}>
              {category.names[language]}
            </Button>
            {!category.active && <Badge size="small">{t('catalog.retired')}</Badge>}
          </span>
          <Branch service={service} parent={category.id} onEdit={onEdit} />
        </li>
      ))}
    </ul>
  )
}
