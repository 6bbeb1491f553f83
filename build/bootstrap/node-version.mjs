// Imported first by every entry point, so that an old Node ends in this sentence and not in a
// syntax error further on. Keep to syntax that Node 14 can read.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `ClubOS needs Node 20.19 or newer and this is ${process.version}: install it from https://nodejs.org and start again.`,
  )
  process.exit(1)
}
