import { ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import { useT } from '../../platform/i18n.ts'
import type { Message } from './model.ts'
import styles from './Message.module.css'

/** Whether the sender is who he says he is, as the receiving server found (RFC 8601). DMARC decides; without it, SPF or DKIM speak. */
export function SenderChecks({ checks }: { checks: NonNullable<Message['checks']> }) {
  const t = useT()
  const { spf, dkim, dmarc } = checks
  const passed = dmarc === 'pass' || (dmarc === 'none' && (spf === 'pass' || dkim === 'pass'))
  const failed = dmarc === 'fail' || (dmarc === 'none' && (spf === 'fail' || dkim === 'fail') && !passed)
  const state = passed ? 'passed' : failed ? 'failed' : 'unknown'
  const Icon = { passed: ShieldCheck, failed: ShieldAlert, unknown: ShieldQuestionMark }[state]
  return (
    <details className={styles.checks} data-state={state}>
      <summary>
        <Icon aria-hidden />
        {t(`conversations.sender.${state}`)}
      </summary>
      <span>{t('conversations.sender.results', { spf, dkim, dmarc })}</span>
    </details>
  )
}
