import { useEffect, useState } from 'react'

const minute = 60_000

/** The present time, anew every minute, for ages that must not grow stale on screen. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minute)
    return () => clearInterval(timer)
  }, [])
  return now
}
