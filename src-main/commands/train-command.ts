import type { Role } from '@shared/accounts/role'
import { AppError } from '@shared/ipc/app-error'
import {
  type RouterCandidate,
  type RouterModelSummary,
  trainingRoutes,
} from '@shared/training/training-contract'
import { Command } from 'commander'
import type { ClubosApp } from '../compose'
import {
  asOption,
  emailOption,
  type SessionOptions,
  signedIn,
  withSession,
} from './command-session'
import { showProgress } from './eval-session'
import { assistantsFile } from './labelled-files'

interface TrainOptions extends SessionOptions {
  readonly import?: string
  readonly publish?: boolean
  readonly json?: boolean
}

export function trainCommand(): Command {
  return withSignIn(new Command('train'))
    .description('train a router from the shipped and the club’s examples, and compare it')
    .option('--import <file>', 'first keep JSON lines {"text", "label"} as the club’s examples')
    .option('--publish', 'then make it the router of every desk; needs the role admin')
    .option('--json', 'print JSON')
    .action((options: TrainOptions) => withSession(options, (app) => train(app, options)))
    .addCommand(
      withSignIn(new Command('versions'))
        .description('list the routers that were published')
        .option('--json', 'print JSON')
        .action((_own: TrainOptions, command: Command) => {
          const options = optionsOf(command)
          return withSession(options, async (app) => list(app, options))
        }),
    )
    .addCommand(
      withSignIn(new Command('rollback'))
        .description('make an earlier router the club’s again; needs the role admin')
        .argument('<number>', 'of the router, or “shipped” for the one that ships with the app')
        .option('--json', 'print JSON')
        .action((number: string, _own: TrainOptions, command: Command) => {
          const options = optionsOf(command)
          return withSession(options, (app) => rollBack(app, number, options))
        }),
    )
}

/** What `train` takes too is read as its own, wherever it stands. */
const optionsOf = (command: Command) => command.optsWithGlobals<TrainOptions>()

const withSignIn = (command: Command) => command.addOption(asOption()).addOption(emailOption())

async function train(app: ClubosApp, options: TrainOptions): Promise<void> {
  const { training } = app.workspace()
  checkRole(app, 'training.train')
  if (options.publish) checkRole(app, 'training.publish')
  if (options.import !== undefined) training.import(assistantsFile(options.import))
  const candidate = await trainedCandidate(app)
  const published = options.publish ? await training.publish(candidate.sha256) : null
  if (options.json) {
    const { errors, ...figures } = candidate
    return print(JSON.stringify({ ...figures, wrong: errors.length, published }, null, 2))
  }
  print(candidateText(candidate))
  if (published !== null) print(`Router ${published.number} is live.`)
}

/** As the app does, before anything is kept that the database would refuse. @throws AppError FORBIDDEN */
function checkRole(app: ClubosApp, route: 'training.train' | 'training.publish'): void {
  const roles: readonly Role[] = trainingRoutes[route].roles
  if (roles.includes(signedIn(app).role)) return
  throw new AppError('FORBIDDEN', `This needs another role: ${roles.join(' or ')}.`)
}

/** @throws AppError as the training fails */
async function trainedCandidate(app: ClubosApp): Promise<RouterCandidate> {
  const { training } = app.workspace()
  training.train()
  const watch = setInterval(() => {
    const { state } = training
    if (state.name === 'training') showProgress(state.step, state.share)
  }, 500)
  await training.settled()
  clearInterval(watch)
  const { state } = training
  if (state.name === 'failed') throw new AppError(state.code, state.message)
  const { candidate } = training.overview()
  if (candidate === null) throw new AppError('CANCELLED', 'The training was stopped.')
  return candidate
}

function candidateText({ metrics, newExamples, bytes }: RouterCandidate): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  return [
    `${metrics.examples} examples in ${metrics.trainSeconds} s, ${(bytes / 1e6).toFixed(1)} MB`,
    `right when left out ${percent(metrics.accuracy)}, calibration error ${percent(metrics.ece)}`,
    `emergencies found ${percent(metrics.emergencyRecall)}, alarms right ${percent(metrics.emergencyPrecision)}`,
    newExamples.count === 0
      ? 'no examples are newer than the router in use'
      : `on ${newExamples.count} newer examples: in use ${percent(newExamples.live)}, this one ${percent(newExamples.candidate)}`,
  ].join('\n')
}

function list(app: ClubosApp, { json }: TrainOptions): void {
  const { models } = app.workspace().training.overview()
  print(json ? JSON.stringify(models, null, 2) : models.map(modelText).join('\n'))
}

function modelText({ number, status, trainedAt, sha256, metrics }: RouterModelSummary): string {
  const name = number === null ? 'shipped' : `router ${number}`
  const accuracy = metrics === null ? '—' : `${(100 * metrics.accuracy).toFixed(1)} %`
  return [name.padEnd(12), status.padEnd(8), trainedAt ?? '', accuracy, sha256.slice(0, 12)].join(
    ' ',
  )
}

async function rollBack(app: ClubosApp, number: string, { json }: TrainOptions): Promise<void> {
  const { training } = app.workspace()
  const wanted = training
    .overview()
    .models.find((model) => String(model.number ?? 'shipped') === number)
  if (wanted === undefined) {
    throw new AppError('USAGE', `There is no router ${number}. \`train versions\` lists them.`)
  }
  await training.rollback(wanted.id)
  if (json) return print(JSON.stringify({ live: wanted.number }))
  print(number === 'shipped' ? 'The shipped router is in use.' : `Router ${number} is live.`)
}

const print = (text: string) => void process.stdout.write(`${text}\n`)
