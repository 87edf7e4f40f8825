import { Badge } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import type { ArticleLine } from './model.ts'
import { standing } from './words.ts'
import styles from './Knowledge.module.css'

export function Standing({ article }: { article: Pick<ArticleLine, 'state' | 'work' | 'isCheckDue' | 'outdated'> }) {
  const t = useT()
  return (
    <span className={styles.badges}>
      {standing(t, article).map(({ id, text, kind }) => (
        <Badge key={id} size="small" kind={kind}>
          {text}
        </Badge>
      ))}
    </span>
  )
}
