const noon = 12
const evening = 18
const daysOfWeek = 7

type DueKey = 'today' | 'tomorrow' | 'inThreeDays' | 'monday' | 'nextWeek'

/** Times that are often meant, in local time; those that are over are left out. */
export function dueMoments(now: Date): readonly { readonly key: DueKey; readonly at: Date }[] {
  // Monday is 1; on a Monday the next one is meant.
  const toMonday = (daysOfWeek + 1 - now.getDay()) % daysOfWeek || daysOfWeek
  const moments = [
    { key: 'today', at: on(now, 0, evening) },
    { key: 'tomorrow', at: on(now, 1, noon) },
    { key: 'inThreeDays', at: on(now, 3, noon) },
    { key: 'monday', at: on(now, toMonday, noon) },
    { key: 'nextWeek', at: on(now, daysOfWeek, noon) },
  ] as const
  return moments.filter(({ at }) => at > now)
}

function on(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
}
