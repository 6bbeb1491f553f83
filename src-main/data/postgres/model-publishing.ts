import type { PostgresDatabase } from './connection'
import {
  addAndPublishRouterModel,
  publishRouterModel,
  retireRouterModels,
} from './router-publishing'

interface PublishingOptions {
  /** Opens connections under the person's own role. */
  readonly connect: () => PostgresDatabase
  /** Fetches what became of it into this device's copy. */
  readonly refresh: () => Promise<unknown>
}

interface PublishedModel {
  readonly id: string
  readonly metrics: Readonly<Record<string, unknown>>
  /** JSON text of an object. */
  readonly file: string
  /** ISO 8601. */
  readonly trainedAt: string
}

/** Which router the whole club uses: decisions so rare that each has a connection of its own. */
export function modelPublishing({ connect, refresh }: PublishingOptions) {
  const over = async <T>(work: (database: PostgresDatabase) => Promise<T>): Promise<T> => {
    const database = connect()
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  return {
    publish: ({ file: weights, ...model }: PublishedModel) =>
      over((database) => addAndPublishRouterModel(database, { ...model, weights })),
    rollback: (id: string | null) =>
      over((database) =>
        id === null ? retireRouterModels(database) : publishRouterModel(database, id),
      ),
    refresh: async () => {
      await refresh()
    },
  }
}
