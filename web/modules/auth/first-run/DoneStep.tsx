import { Button, KeyValue } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'

/** Where to go from here. */
export function DoneStep() {
  const t = useT()
  return (
    <>
      <KeyValue
        rows={[
          { term: t('auth.done.letter'), value: t('auth.done.letter-text') },
          { term: t('auth.done.call'), value: t('auth.done.call-text') },
          { term: t('auth.done.settings'), value: t('auth.done.settings-text') },
        ]}
      />
      <p>
        <Button kind="do" size="big" fill autoFocus onPress={() => location.replace('/')}>
          {t('auth.to-desk')}
        </Button>
      </p>
    </>
  )
}
