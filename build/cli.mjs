import './bootstrap/node-version.mjs'

void import('./commands/run-cli.mjs').then(({ runCli }) => runCli())
