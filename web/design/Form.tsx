import { useEffect, useRef, type ReactNode } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Banner } from './Banner.tsx'
import { given } from './given.ts'
import styles from './Form.module.css'

type FormProps = {
  /** Its name for those who do not see it. */
  label: string
  children: ReactNode
  onSubmit: () => void
  /** The server's answer by the `name` of the field; each goes away when its field is edited. */
  errors?: Readonly<Record<string, string>> | undefined
  /** What went wrong with the whole. */
  fault?: string | undefined
  id?: string | undefined
}

/** A form whose faults stand at their fields; after a refusal the focus goes to the first of them. */
export function Form({ label, children, onSubmit, errors, fault, id }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const seen = useRef(errors)
  useEffect(() => {
    if (errors === seen.current || errors === undefined || Object.keys(errors).length === 0) return
    seen.current = errors
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button, [data-invalid] input')
    first?.focus()
  }, [errors])
  return (
    <AriaForm
      ref={form}
      aria-label={label}
      {...given({ id, validationErrors: errors })}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
      className={styles.form ?? ''}
    >
      {fault !== undefined && <Banner kind="late">{fault}</Banner>}
      {children}
    </AriaForm>
  )
}

/** Buttons at the end of a form; the main one last. */
export function FormActs({ children }: { children: ReactNode }) {
  return <div className={styles.acts}>{children}</div>
}

/** Fields side by side while there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
