import { randomBytes } from 'node:crypto'
import type { Person } from '@shared/accounts/account-contract'
import { management, type Role } from '@shared/accounts/role'
import type { AnswerBasis } from './compose-basis'
import { spendLedger } from './data/postgres/spend-ledger'
import { GeneratedTier } from './features/answers/generation/generated-tier'
import { readPrompt } from './features/answers/generation/prompt-file'
import { inScope } from './features/answers/passage'
import { configuredModels } from './llm/configured-models'
import { parseModelCatalogue } from './llm/model-catalogue'
import { ModelGateway } from './llm/model-gateway'
import { newId } from './platform/ids'
import { readJsonResource, readResource } from './shipped-content'

export function composeModels({ core, person, password }: AnswerBasis) {
  const { config, options, database, logger } = core
  const catalogue = parseModelCatalogue(readJsonResource(options.paths, 'models.json'))
  const models = configuredModels({ settings: config.models, catalogue })
  const ledger = spendLedger({
    // What a call cost is written down while the next one is reserved.
    connect: () => database.openAs(person.email, password, { maximumConnections: 2 }),
  })
  const gateway = models.length === 0 ? null : new ModelGateway({ models, ledger, logger, newId })
  return {
    gateway,
    status: () => gateway?.status() ?? [],
    /** Loads what the first call would wait for. */
    prepare: () =>
      gateway?.prepare().catch((error: unknown) => {
        logger.warn('A language model could not be made ready.', { error })
      }),
    /** Only management is told; without the database nobody is. */
    spend: async () => (isManagement(person) ? ledger.totals().catch(() => null) : null),
    close: async () => {
      await gateway?.settled()
      await ledger.close()
    },
  }
}

export function composeGenerated(shared: AnswerBasis, gateway: ModelGateway | null): GeneratedTier {
  const { core, index, passages, rules } = shared
  const { paths } = core.options
  const prompt = (name: string) => readPrompt(readResource(paths, `prompts/${name}.md`))
  return new GeneratedTier({
    models: gateway,
    isOn: () => rules().generated,
    passagesFor: (request) => index.search(request).passages.map(({ passage }) => passage),
    voiceRules: (scope) =>
      passages.all().filter((one) => one.assistant === 'brand' && inScope(one, scope)),
    redaction: shared.redaction,
    prompts: { answer: prompt('answer'), houseVoice: prompt('house-voice') },
    clubName: () => core.database.demo?.clubName ?? 'the club',
    // Letters only: digits might be taken for a number of somebody and hidden.
    nonce: () =>
      randomBytes(16)
        .toString('base64')
        .replace(/[^a-z]/gi, ''),
  })
}

const isManagement = ({ role }: Person) => (management as readonly Role[]).includes(role)
