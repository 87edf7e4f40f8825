import { useEffect, useState } from 'react'

const pause = 180

/** The value once it has not changed for a moment: what is typed is asked for when typing stops. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
