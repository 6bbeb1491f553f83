import { Command } from 'commander'
import { evalAssistantsCommand } from './eval-assistants'
import { evalCacheCommand } from './eval-cache'
import { evalKnowledgeCommand } from './eval-knowledge'
import { evalRoutingCommand } from './eval-routing'
import { evalTicketsCommand } from './eval-tickets'

export function evalCommand(): Command {
  return new Command('eval')
    .description('measure how well questions are decided, on any files')
    .addCommand(evalRoutingCommand())
    .addCommand(evalAssistantsCommand())
    .addCommand(evalCacheCommand())
    .addCommand(evalKnowledgeCommand())
    .addCommand(evalTicketsCommand())
}
