/**
 * The time of day that a question states; half of the day may come from "in the evening".
 * @returns `HH:MM`; null where it may be morning or evening
 */
export function statedTime({ time, part }: Readonly<Record<string, string>>): string | null {
  if (time === undefined) return null
  const hour = Number(time.replace('?', '').slice(0, 2))
  if (!time.startsWith('?')) return fitsPart(hour, part) ? time : null
  const minutes = time.slice(4)
  if (part === 'morning') return hour >= 5 && hour < 12 ? text(hour, minutes) : null
  if (part === 'afternoon') return hour === 12 || hour <= 6 ? text((hour % 12) + 12, minutes) : null
  if (part === 'evening' || part === 'night')
    return hour >= 5 && hour < 12 ? text(hour + 12, minutes) : null
  return null
}

/** "Saturday night at 1 am" may be the night before or the one after. */
function fitsPart(hour: number, part: string | undefined): boolean {
  if (part === 'morning') return hour < 12
  if (part === 'afternoon') return hour >= 12 && hour < 19
  return part === undefined || hour >= 16
}

const text = (hour: number, minutes: string) => `${String(hour).padStart(2, '0')}:${minutes}`
