import { weekdays } from '@shared/knowledge/opening-hours'
import { spokenDate, spokenDays, spokenPeriods } from './spoken-times'
import type { PlaceFacts } from './template-types'

/** A place's hours as its row holds them: the week, then each holiday. */
export function readableHours(place: PlaceFacts, about: 'Opening hours' | 'Staffed hours'): string {
  const { times } = place
  if (times === null) return ''
  const hours = about === 'Opening hours' ? times.hours : times.staffedHours
  const spoken = weekdays.map((day) => ({ day, text: said(hours[day] ?? []) }))
  const texts = [...new Set(spoken.map(({ text }) => text))]
  const week = texts.map((text) => {
    const days = spoken.filter((one) => one.text === text).map(({ day }) => day)
    return `- ${capital(spokenDays(days))}: ${text}`
  })
  const special = times.holidays.map(
    // The year is part of what the row says: compared with a date that is always far away.
    ({ date, name, hours: own }) => `- ${name}, ${spokenDate(date, '1970-01-01')}: ${said(own)}`,
  )
  return [...week, ...special].join('\n')
}

const said = (periods: Parameters<typeof spokenPeriods>[0]) =>
  periods.length === 0 ? 'closed' : spokenPeriods(periods)

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
