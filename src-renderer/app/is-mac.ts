/** Whether shortcuts are written with ⌘. */
export const isMac = navigator.userAgent.includes('Macintosh')
