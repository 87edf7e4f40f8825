import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'

type PasswordFieldProps = {
  label: string
  name: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange: (password: string) => void
  help?: string | undefined
  autoFocus?: boolean | undefined
}

/** A password that its writer may look at: hidden letters make typing errors, not safety. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useT()
  const [isShown, show] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <TextField
      {...props}
      required={props.autoComplete === 'new-password'}
      type={isShown ? 'text' : 'password'}
      maxLength={200}
      end={
        <IconButton
          size="small"
          label={isShown ? t('auth.hide-password') : t('auth.show-password')}
          icon={<Icon aria-hidden />}
          onPress={() => show(!isShown)}
        />
      }
    />
  )
}
