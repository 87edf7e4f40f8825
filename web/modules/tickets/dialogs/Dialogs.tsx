import { lazy, Suspense } from 'react'
import type { Asked, DialogProps } from '../asked.ts'

const Escalate = lazy(async () => ({ default: (await import('./Escalate.tsx')).Escalate }))
const GiveCard = lazy(async () => ({ default: (await import('./GiveCard.tsx')).GiveCard }))
const Move = lazy(async () => ({ default: (await import('./Move.tsx')).Move }))
const Wait = lazy(async () => ({ default: (await import('./Wait.tsx')).Wait }))
const Resolve = lazy(async () => ({ default: (await import('./Resolve.tsx')).Resolve }))
const Words = lazy(async () => ({ default: (await import('./Words.tsx')).Words }))
const Merge = lazy(async () => ({ default: (await import('./Merge.tsx')).Merge }))
const Link = lazy(async () => ({ default: (await import('./Merge.tsx')).Link }))
const Split = lazy(async () => ({ default: (await import('./Split.tsx')).Split }))
const Forward = lazy(async () => ({ default: (await import('./Forward.tsx')).Forward }))
const SolutionFailed = lazy(async () => ({ default: (await import('./SolutionFailed.tsx')).SolutionFailed }))
const VendorLetter = lazy(async () => ({ default: (await import('./VendorLetter.tsx')).VendorLetter }))

/** The window of an act; each is loaded when it is first needed. */
export function Dialogs({ asked, ...rest }: DialogProps & { asked: Asked }) {
  return (
    <Suspense>
      <One asked={asked} {...rest} />
    </Suspense>
  )
}

function One({ asked, ...rest }: DialogProps & { asked: Asked }) {
  switch (asked.kind) {
    case 'escalate':
      return <Escalate {...rest} />
    case 'card':
      return <GiveCard {...rest} />
    case 'assign':
    case 'priority':
      return <Move {...rest} what={asked.kind} />
    case 'wait':
      return <Wait {...rest} />
    case 'resolve':
      return <Resolve {...rest} given={asked.given} />
    case 'return':
    case 'reopen':
      return <Words {...rest} act={asked.kind} />
    case 'close':
      return <Words {...rest} act={asked.how} />
    case 'merge':
      return <Merge {...rest} />
    case 'link':
      return <Link {...rest} />
    case 'split':
      return <Split {...rest} />
    case 'vendor-letter':
      return <VendorLetter {...rest} />
    case 'solution-failed':
      return <SolutionFailed {...rest} />
    case 'forward':
      return <Forward {...rest} message={asked.message} />
  }
}
