/** Set for the programs that run on a virtual display of ours. */
export const virtualDisplayVariable = 'CLUBOS_VIRTUAL_DISPLAY'

/**
 * Without a graphics card behind the display, Chromium's GPU process fails, and is tried, three
 * times.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} what Electron needs on the display that it names
 */
export const displayArguments = (env) =>
  env[virtualDisplayVariable] ? ['--disable-gpu', '--log-level=3'] : []
