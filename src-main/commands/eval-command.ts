import { Command } from 'commander'
import { evalAssistantsCommand } from './eval-assistants'
import { evalRoutingCommand } from './eval-routing'

export function evalCommand(): Command {
  return new Command('eval')
    .description('measure how well questions are decided, on any files')
    .addCommand(evalRoutingCommand())
    .addCommand(evalAssistantsCommand())
}
