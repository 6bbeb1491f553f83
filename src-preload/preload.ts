import { type ClubosBridge, channels } from '@shared/ipc/bridge'
import { contextBridge, ipcRenderer } from 'electron'

type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on(channels.event, (_event, message: { type: string; payload: unknown }) => {
  for (const listener of listeners.get(message.type) ?? []) listener(message.payload)
})

function listen(type: string, listener: Listener): () => void {
  // A wrapper of its own, so that listening twice with one function means being called twice.
  const own: Listener = (payload) => listener(payload)
  const ofType = listeners.get(type) ?? new Set()
  listeners.set(type, ofType.add(own))
  return () => {
    ofType.delete(own)
  }
}

const bridge: ClubosBridge = {
  request: (route, input, requestId) =>
    ipcRenderer.invoke(channels.request, { route, input, requestId }),
  on: listen,
}

contextBridge.exposeInMainWorld('clubos', bridge)
