import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './src-main/data/postgres/schema/*.ts',
  out: './migrations/postgres',
  // Roles belong to the whole server, so they are made "if missing" by a hand-written migration.
  entities: { roles: false },
})
