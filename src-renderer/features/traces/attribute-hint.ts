import type { Span } from '@shared/traces/trace-contract'

const shown = 2
const longest = 24

/** The first short attributes in a few words: `miss · candidates 3`. */
export function attributeHint(attributes: Span['attributes']): string {
  return Object.entries(attributes)
    .filter(([name]) => name !== 'clubos.tier')
    .map(([name, value]) => describe(lastPart(name), value))
    .filter((text) => text !== '' && text.length <= longest)
    .slice(0, shown)
    .join(' · ')
}

function describe(name: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? name : ''
  if (typeof value === 'string') return value
  return `${name} ${Number.isInteger(value) ? value : value.toFixed(3)}`
}

/** `clubos.cache.hit_rate` → `hit rate` */
function lastPart(name: string): string {
  return (name.split('.').at(-1) ?? name).replaceAll('_', ' ')
}
