import { useEffect } from 'react'
import { request } from '../ipc/request'

let told = false

/** Tells main, once and after the paint, that the first screen can be used; then calls back. */
export function useUsableSignal(afterwards: () => void): void {
  useEffect(() => {
    if (told) return
    told = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        request('system.usable', {}).catch(() => undefined)
        afterwards()
      }),
    )
  }, [afterwards])
}
