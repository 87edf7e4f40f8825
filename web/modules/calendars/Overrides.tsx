import { X } from 'lucide-react'
import { IconButton, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { useNow } from '../../platform/now.ts'
import styles from './Calendars.module.css'
import type { RotaCard } from './rota-weeks.ts'

/** Who is on out of turn; what is not over can be taken back. */
export function Overrides({ card: { id, overrides } }: { card: RotaCard }) {
  const { t, format } = useSpeech()
  const now = useNow()
  const { run, isPending } = useAct('DELETE /rotas/:id/overrides/:override')
  const remove = async (override: string) => {
    await run({ params: { id, override } })
    await askAgain('GET /rotas', 'GET /rotas/:id')
  }
  return (
    <Section title={t('rotas.overrides')}>
      {overrides.length === 0 ? (
        <p className={styles.quiet}>{t('rotas.no-overrides')}</p>
      ) : (
        <ul className={styles.parts} aria-label={t('rotas.overrides')}>
          {overrides.map(({ id: override, person, from, to }) => (
            <li key={override}>
              {`${person.name}: ${format.instant(from, 'weekday')} – ${format.instant(to, 'weekday')}`}
              {Temporal.Instant.compare(to, now) > 0 && (
                <IconButton
                  size="small"
                  label={t('rotas.remove-override', { name: person.name, at: format.instant(from, 'weekday') })}
                  icon={<X aria-hidden />}
                  disabledBecause={isPending ? t('common.loading') : undefined}
                  onPress={() => void remove(override)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
