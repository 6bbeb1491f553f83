import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { modelSettings, providerFields } from './model-settings'

const probability = z.number().min(0).max(1)

/** All settings of an installation, with their defaults. Unknown keys are named, not ignored. */
const schema = z.strictObject({
  database: z
    .strictObject({
      /** A central PostgreSQL, `postgres://…`; absent: the app runs its own. */
      url: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
      /** Seconds between looks for changes. */
      pullSeconds: z.number().min(1).max(3600).default(5),
    })
    .prefault({}),
  routing: z
    .strictObject({
      /** A specialist answers at this confidence or more. */
      specialistAt: probability.default(0.7),
      /** The general assistant answers staff at this confidence or more. */
      generalAt: probability.default(0.6),
      /** The router alone raises the alarm at this probability or more. */
      emergencyAt: probability.default(0.5),
      /** At this probability or more a question is for nobody but a person. */
      outOfScopeAt: probability.default(0.5),
    })
    .prefault({}),
  accounts: z
    .strictObject({
      /** Days that a person may sign in without the database after they last did with it. */
      offlineGraceDays: z.number().int().min(0).max(90).default(14),
    })
    .prefault({}),
  models: modelSettings,
})

/** Where the environment wins over the managed file. */
const variables: Readonly<Record<string, Path>> = {
  CLUBOS_DATABASE_URL: ['database', 'url'],
  CLUBOS_OPENAI_API_KEY: ['models', 'openai', 'apiKey'],
  CLUBOS_OPENAI_BASE_URL: ['models', 'openai', 'baseUrl'],
  CLUBOS_OPENAI_MODEL: ['models', 'openai', 'model'],
  CLUBOS_ANTHROPIC_API_KEY: ['models', 'anthropic', 'apiKey'],
  CLUBOS_ANTHROPIC_BASE_URL: ['models', 'anthropic', 'baseUrl'],
  CLUBOS_ANTHROPIC_MODEL: ['models', 'anthropic', 'model'],
}

type Path = readonly PropertyKey[]

export type Config = z.output<typeof schema>

export interface LoadedConfig {
  readonly config: Config
  /** A sentence for each key that was wrong and is replaced by its default. */
  readonly warnings: readonly string[]
}

/**
 * Defaults, then the managed file, then the environment.
 * A wrong key never stops the app: it is named in `warnings` and its default is used.
 * @param dataFolder where `clubos.json` is looked for unless `CLUBOS_CONFIG` names another file.
 */
export function loadConfig(env: NodeJS.ProcessEnv, dataFolder: string): LoadedConfig {
  const file = env.CLUBOS_CONFIG || join(dataFolder, 'clubos.json')
  const read = readManagedFile(file, env.CLUBOS_CONFIG !== undefined)
  const layered = Object.entries(variables).reduce(
    (values, [name, path]) => (env[name] ? withValue(values, path, env[name]) : values),
    read.values,
  )
  const parsed = parseConfig(layered)
  return { config: parsed.config, warnings: [...read.warnings, ...parsed.warnings] }
}

/** Parses what it can; each wrong key costs a warning and falls back to its default. */
export function parseConfig(values: unknown): LoadedConfig {
  const warnings: string[] = []
  let current = values
  for (;;) {
    const result = schema.safeParse(current)
    if (result.success) return { config: result.data, warnings }
    const issue = result.error.issues[0]
    if (issue === undefined) return { config: schema.parse({}), warnings }
    const wrong =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path]
    for (const path of wrong) {
      warnings.push(warningFor(path, issue))
      current = withoutValue(current, wholeProvider(path))
    }
  }
}

/**
 * Without its address or its key a provider would be another one, and customers' words would go
 * where nobody meant them to: with anything wrong in it, it is left out whole.
 */
function wholeProvider(path: Path): Path {
  const [section, provider] = path
  return section === 'models' && provider !== 'order' ? path.slice(0, 2) : path
}

function warningFor(path: Path, issue: z.core.$ZodIssue): string {
  const key = path.map(String).join('.') || 'the whole file'
  if (wholeProvider(path).length < path.length) return providerWarning(path)
  if (issue.code === 'unrecognized_keys') {
    return `Configuration: “${key}” is not a setting. Check its spelling; it was ignored.`
  }
  return `Configuration: “${key}” is wrong (${issue.message}). The default is used instead.`
}

/** What is not a setting's name is not repeated: it may be a key in the wrong place. */
function providerWarning([section, provider, field]: Path): string {
  const where = `${String(section)}.${String(provider)}`
  const known = providerFields.find((name) => name === field)
  const what = known === undefined ? `Something in “${where}”` : `“${where}.${known}”`
  return `Configuration: ${what} is wrong or not a setting. “${where}” is not used at all.`
}

function readManagedFile(file: string, expected: boolean): { values: unknown; warnings: string[] } {
  try {
    return { values: JSON.parse(readFileSync(file, 'utf8')), warnings: [] }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (missing && !expected) return { values: {}, warnings: [] }
    const why = missing
      ? 'is not there'
      : error instanceof SyntaxError
        ? 'is not valid JSON'
        : 'cannot be read'
    return { values: {}, warnings: [`The configuration file ${file} ${why}. Defaults are used.`] }
  }
}

function withValue(values: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const record = isRecord(values) ? values : {}
  return { ...record, [key]: withValue(record[String(key)], rest, value) }
}

function withoutValue(values: unknown, path: Path): unknown {
  const [key, ...rest] = path
  if (key === undefined || !isRecord(values)) return {}
  const { [String(key)]: child, ...others } = values
  return rest.length === 0 ? others : { ...others, [key]: withoutValue(child, rest) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
