const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bare', {
  keep: (reply) => ipcRenderer.invoke('keep', reply),
  call: (request) => ipcRenderer.invoke('call', request),
})
