import { type RouterModelSummary, routerMetrics } from '@shared/training/training-contract'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { routerModels } from '../../data/sqlite/schema/local-routing'

type PublishedModel = RouterModelSummary & { readonly id: string; readonly number: number }

/** The router that the club made live. */
export interface LiveModel {
  readonly number: number
  readonly sha256: string
}

/** The club's routers in this device's copy. */
export class ModelStore {
  constructor(private readonly db: ReadDb) {}

  /** Without weights; newest first. */
  list(): readonly PublishedModel[] {
    const { id, number, status, metrics, weightsSha256: sha256, bytes } = routerModels
    const { trainedAt, publishedAt } = routerModels
    return (
      this.db
        .select({
          ...{ id, number, status, metrics, sha256, bytes, trainedAt, publishedAt },
          trainedBy: staffNames.name,
        })
        .from(routerModels)
        .leftJoin(staffNames, eq(staffNames.id, routerModels.trainedBy))
        .where(isNull(routerModels.deletedAt))
        .orderBy(desc(routerModels.number))
        .all()
        // Written by another version of the app, they may have another form.
        .map((row) => ({ ...row, metrics: routerMetrics.safeParse(row.metrics).data ?? null }))
    )
  }

  live(): LiveModel | null {
    const { number, weightsSha256: sha256 } = routerModels
    return this.db.select({ number, sha256 }).from(routerModels).where(isLive).get() ?? null
  }

  /** JSON text; null when that model is not live any more. */
  liveFile(number: number): string | null {
    const found = this.db
      .select({ file: routerModels.liveWeights })
      .from(routerModels)
      .where(and(isLive, eq(routerModels.number, number)))
      .get()
    return found?.file ?? null
  }
}

const isLive = and(eq(routerModels.status, 'live'), isNull(routerModels.deletedAt))
