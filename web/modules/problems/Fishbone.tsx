import { Plus, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton, Section } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import type { Asked } from './EntryDialog.tsx'
import { EntryLine } from './EntryLine.tsx'
import { fishbone } from './fishbone-layout.ts'
import { branches, type Problem } from './model.ts'
import styles from './Fishbone.module.css'
import own from './Problems.module.css'

/** Causes by their kind, drawn from what is listed below; the list is how it is edited. */
export function Fishbone({ problem, title, onAsk }: { problem: Problem; title: string; onAsk: (asked: Asked) => void }) {
  const t = useT()
  const [isPrinting, print] = useState(false)
  useEffect(() => {
    if (!isPrinting) return
    window.print()
    print(false)
  }, [isPrinting])
  const causes = problem.entries.flatMap(({ part, branch, text }) => (part === 'cause' && branch !== null ? [{ branch, text }] : []))
  const said = branches.map((branch) => ({
    branch,
    entries: problem.entries.filter((one) => one.part === 'cause' && one.branch === branch),
  }))
  return (
    <Section
      title={t('problems.fishbone')}
      aside={
        <Button size="small" kind="quiet" icon={<Printer aria-hidden />} onPress={() => print(true)}>
          {t('problems.print')}
        </Button>
      }
    >
      <div className={styles.paper} data-printing={isPrinting || undefined} tabIndex={0} role="group" aria-label={t('problems.fishbone')}>
        <Drawing title={title} causes={causes} />
      </div>
      <div className={own.bones}>
        {said.map(({ branch, entries }) => (
          <div key={branch}>
            <h3 className={own.small}>
              {t(`problems.branch.${branch}`)}
              <IconButton
                size="small"
                label={`${t('problems.add.cause')}: ${t(`problems.branch.${branch}`)}`}
                icon={<Plus aria-hidden />}
                onPress={() => onAsk({ part: 'cause', branch })}
              />
            </h3>
            <ul>
              {entries.map((entry) => (
                <EntryLine key={entry.id} entry={entry} onAsk={onAsk} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  )
}

function Drawing({ title, causes }: { title: string; causes: { branch: (typeof branches)[number]; text: string }[] }) {
  const t = useT()
  const { width, height, spine, head, bones } = fishbone(title, branches, causes)
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      className={styles.fish}
      role="img"
      aria-label={t('problems.fishbone-of', { title })}
    >
      <line className={styles.spine} x1={16} y1={spine} x2={head.x - 8} y2={spine} />
      {bones.map(({ branch, from, to, label, causes: placed }) => (
        <g key={branch}>
          <line className={styles.bone} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
          <text className={styles.branch} x={label.x} y={label.y} textAnchor="middle">
            {t(`problems.branch.${branches.find((one) => one === branch) ?? 'process'}`)}
          </text>
          {placed.map(({ lines, x, y }, i) => (
            // The same words may stand twice on a bone.
            // oxlint-disable-next-line react/no-array-index-key
            <text key={i} className={styles.cause} x={x} y={y} textAnchor="end">
              {lines.map((line, n) => (
                <tspan key={line} x={x} dy={n === 0 ? 0 : 16}>
                  {line}
                </tspan>
              ))}
            </text>
          ))}
        </g>
      ))}
      <path className={styles.head} d={`M ${String(head.x - 8)} ${String(spine - 46)} h 176 v 92 h -176 z`} />
      <text className={styles.title} x={head.x + 2} y={spine - (head.lines.length - 1) * 9 + 4}>
        {head.lines.map((line, n) => (
          <tspan key={line} x={head.x + 2} dy={n === 0 ? 0 : 18}>
            {line}
          </tspan>
        ))}
      </text>
    </svg>
  )
}
