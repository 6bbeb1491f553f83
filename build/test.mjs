import './bootstrap/node-version.mjs'

void import('./commands/run-tests.mjs').then(({ runTests }) => runTests(process.argv.slice(2)))
