import { measuredBy } from './bundled-measure.mjs'

/** How desks and the database keep together, over a PostgreSQL of its own; what screens ask of a desk's copy. */
export const measureSync = () => measuredBy('src-main/data/sync/testing/measure-sync.ts')
