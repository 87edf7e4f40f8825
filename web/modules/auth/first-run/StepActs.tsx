import { Button, FormActs } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'

type StepActsProps = { onSkip: () => void; isPending: boolean; disabledBecause?: string | undefined; words?: string | undefined }

/** A step may be left for later; what it does can be done in the settings too. */
export function StepActs({ onSkip, isPending, disabledBecause, words }: StepActsProps) {
  const t = useT()
  return (
    <FormActs>
      <Button kind="quiet" size="big" onPress={onSkip}>
        {t('auth.skip')}
      </Button>
      <Button type="submit" kind="do" size="big" isPending={isPending} disabledBecause={disabledBecause}>
        {words ?? t('auth.save-and-on')}
      </Button>
    </FormActs>
  )
}
