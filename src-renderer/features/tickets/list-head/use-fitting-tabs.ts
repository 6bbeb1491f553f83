import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useLayoutEffect, useRef, useState } from 'react'
import { fittingCount } from './fitting-count'

// The button for the others, with its gap.
const moreWidth = 120

/**
 * How many of the tabs have room. All are drawn once to be measured, before anything is painted;
 * `names` tells when they have other widths.
 */
export function useFittingTabs(names: string) {
  const { ref: sized, width } = useElementSize<HTMLElement>()
  const element = useRef<HTMLElement>(null)
  const room = useMergedRef(sized, element)
  const [measured, setMeasured] = useState<{ names: string; widths: readonly number[] }>()
  useLayoutEffect(() => {
    if (measured?.names === names || element.current === null) return
    const tabs = [...element.current.children].filter((tab) => !tab.hasAttribute('data-more'))
    setMeasured({ names, widths: tabs.map((tab) => tab.getBoundingClientRect().width) })
  }, [names, measured])
  if (measured?.names !== names || width === 0) return { room, fitting: Number.POSITIVE_INFINITY }
  return { room, fitting: fittingCount(measured.widths, width, moreWidth) }
}
