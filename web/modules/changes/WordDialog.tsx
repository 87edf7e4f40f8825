import { useState } from 'react'
import { RadioGroup, TextArea } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { useChangeAct } from './acts.ts'
import type { Change } from './model.ts'

export type Deed = 'begin' | 'finish' | 'test' | 'roll-back' | 'refuse'

/** One act of a change with its words; of a test also whether it passed. */
export function WordDialog({ change, deed, onClose }: { change: Change; deed: Deed; onClose: () => void }) {
  const t = useT()
  const [text, setText] = useState('')
  const [passed, setPassed] = useState<'passed' | 'failed' | null>(null)
  const [isTried, setTried] = useState(false)
  const begin = useChangeAct('POST /tickets/:ref/change/beginning')
  const finish = useChangeAct('POST /tickets/:ref/change/deed')
  const test = useChangeAct('POST /tickets/:ref/change/test')
  const back = useChangeAct('POST /tickets/:ref/change/rollback')
  const answer = useChangeAct('POST /tickets/:ref/change/answer')
  const acts = { begin, finish, test, 'roll-back': back, refuse: answer }
  const isSilent = deed !== 'begin' && text.trim() === ''
  const params = { ref: String(change.number) }
  const run = () => {
    switch (deed) {
      case 'begin':
        return begin.run({ params, body: { text } })
      case 'finish':
        return finish.run({ params, body: { text } })
      case 'test':
        return test.run({ params, body: { text, passed: passed === 'passed' } })
      case 'roll-back':
        return back.run({ params, body: { text } })
      case 'refuse':
        return answer.run({ params, body: { asking: change.askings[0]?.id ?? '', approve: false, words: text } })
    }
  }
  const save = async () => {
    setTried(true)
    if (isSilent || (deed === 'test' && passed === null)) return
    if ((await run()) !== undefined) onClose()
  }
  return (
    <EditDialog
      title={t(`changes.${deed}`)}
      saves={t(`changes.${deed}`)}
      onSave={() => void save()}
      onClose={onClose}
      isPending={acts[deed].isPending}
      problem={acts[deed].problem}
    >
      {deed === 'test' && (
        <RadioGroup
          label={t('changes.test-how')}
          isRow
          value={passed}
          onChange={setPassed}
          error={isTried && passed === null ? t('common.invalid.missing') : undefined}
          options={(['passed', 'failed'] as const).map((id) => ({ id, label: t(`changes.test-${id}`) }))}
        />
      )}
      <TextArea
        label={t(deed === 'refuse' ? 'changes.refuse-why' : `changes.${deed}-text`)}
        help={deed === 'refuse' ? t('changes.refuse-why-help') : undefined}
        name="text"
        rows={4}
        autoFocus
        value={text}
        onChange={setText}
        error={isTried && isSilent ? t('common.invalid.missing') : undefined}
      />
    </EditDialog>
  )
}
