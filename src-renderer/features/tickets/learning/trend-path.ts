/** Where the tickets of a trend are listed. */
export const trendPath = (trendId: string) => `/tickets/trends/${encodeURIComponent(trendId)}`
