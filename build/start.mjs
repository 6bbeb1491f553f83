import './bootstrap/node-version.mjs'

void import('./commands/start-app.mjs').then(({ startApp }) => startApp(process.argv.slice(2)))
