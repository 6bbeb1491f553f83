import { Command } from 'commander'
import { embedShippedTexts } from './embed-shipped-texts'
import { trainShippedMatcher } from './train-shipped-matcher'
import { trainShippedReranker } from './train-shipped-reranker'
import { trainShippedRouter } from './train-shipped-router'

/** What ships with the app and is made by machine; for those who work on ClubOS. */
export function shippedCommand(): Command {
  return new Command('shipped')
    .description('make what ships with the app and is made by machine')
    .addCommand(
      new Command('vectors')
        .description('embed the shipped SOPs: part of the build, so that a first start is quick')
        .action(embedShippedTexts),
    )
    .addCommand(
      new Command('router')
        .description('train resources/routing/router.json from the examples beside it')
        .action(trainShippedRouter),
    )
    .addCommand(
      new Command('matcher')
        .description('learn resources/answers/matcher.json from the pairs of questions beside it')
        .action(trainShippedMatcher),
    )
    .addCommand(
      new Command('reranker')
        .description('learn resources/answers/reranker.json from the handbooks beside it')
        .action(trainShippedReranker),
    )
}
