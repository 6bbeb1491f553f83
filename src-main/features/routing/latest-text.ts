/** Keeps what was found out about the latest text: several parts of a router ask about the same one. */
export function ofLatestText<Found>(find: (text: string) => Found): (text: string) => Found {
  let latest: { readonly text: string; readonly found: Found } | null = null
  return (text) => {
    if (latest?.text !== text) latest = { text, found: find(text) }
    return latest.found
  }
}
