import { type ReactNode, useEffect, useState } from 'react'

// Shorter waits look calmer with nothing drawn.
const patience = 300

/** Shows its children only when they are still wanted after a moment. */
export function Late({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return late ? children : null
}
