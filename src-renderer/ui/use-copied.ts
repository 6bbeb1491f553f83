import { useEffect, useState } from 'react'
import { copyText } from './copy-text'

const shownFor = 1_500

/** Copies, and is `copied` for a moment afterwards. */
export function useCopied() {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownFor)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (text: string) => {
    await copyText(text)
    setCopied(true)
  }
  return { copied, copy }
}
