import 'react'

declare module 'react' {
  /** Values that a component hands to its own stylesheet. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined
  }
}
