import './bootstrap/node-version.mjs'

void import('./commands/run-dev.mjs').then(({ runDev }) => runDev(process.argv.slice(2)))
