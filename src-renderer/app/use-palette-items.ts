import { useDebouncedValue } from '@mantine/hooks'
import type { Person } from '@shared/accounts/account-contract'
import type { TraceSummary } from '@shared/traces/trace-contract'
import { useLocation } from 'wouter'
import { ask } from '../features/ask/ask-actions'
import { useTicketStore } from '../features/tickets/ticket-store'
import { sectionPath, trainingSections } from '../features/training/training-sections'
import { trainingText } from '../features/training/training-text'
import { request } from '../ipc/request'
import { useRead } from '../ipc/use-read'
import { durationText, shortHash } from '../ui/measure-text'
import { appText } from './app-text'
import { useAskPartItems } from './ask-palette-items'
import { useHandoverItem, useTicketItems } from './found-ticket-items'
import { useOverlays } from './overlay-store'
import { type PaletteItem, rankItems, typedTraceId } from './palette-ranking'
import { usePreferences } from './preference-store'
import { screensFor } from './screen-list'
import { signOut } from './session'
import { useSyncPanel } from './sync/sync-panel-store'
import { syncs } from './sync/sync-reads'
import { themeChoices } from './theme'
import { useTicketSearchItem, useTicketViewItems } from './ticket-palette-items'
import { useCurrentLocation, useLocations } from './use-locations'

const text = appText.palette
const shownTraces = 6

/** Everything that the palette offers for what was typed, best first. */
export function usePaletteItems(person: Person, query: string): readonly PaletteItem[] {
  const commands = [
    ...useScreenItems(person),
    ...useAskPartItems(person),
    ...useTrainingItems(person),
    ...useTicketViewItems(person),
    ...useWorkItems(person),
    ...useHandoverItem(person),
    ...useActionItems(),
    ...useLocationItems(),
  ]
  const traceItems = useTraceItems(person, query)
  const askItem = useAskItem(query)
  const searchItem = useTicketSearchItem(person, query)
  const tickets = useTicketItems(person, query)
  // What was looked at last is what is gone back to; what was typed names a command first.
  const [before, after] = query.trim() === '' ? [tickets, []] : [[], tickets]
  return [
    ...traceItems.byId,
    ...before,
    ...rankItems(commands, query),
    ...after,
    ...askItem,
    ...searchItem,
    ...traceItems.recent,
  ]
}

function useScreenItems(person: Person): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  return screensFor(person.role).map(({ id, letter, path }) => ({
    id: `screen-${id}`,
    group: text.groups.screens,
    label: text.goTo(appText.screens[id]),
    hint: `g ${letter}`,
    run: () => navigate(path),
  }))
}

/** The parts of Training, each by its name. */
function useTrainingItems(person: Person): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  if (!screensFor(person.role).some(({ id }) => id === 'training')) return []
  return trainingSections.map((section) => ({
    id: `training-${section}`,
    group: text.groups.screens,
    label: `${appText.screens.training}: ${trainingText.sections[section]}`,
    run: () => navigate(sectionPath(section)),
  }))
}

/** What only those do who write: the club's staff. */
function useWorkItems(person: Person): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  const group = text.groups.actions
  const createTicket = () => {
    navigate('/tickets')
    useTicketStore.getState().setCreating(true)
  }
  if (!syncs(person.role)) return []
  return [{ id: 'new-ticket', group, label: text.newTicket, run: createTicket }]
}

function useActionItems(): readonly PaletteItem[] {
  const { setTheme, shortcuts, toggleRail, toggleShortcuts } = usePreferences()
  const show = useOverlays((overlays) => overlays.show)
  const group = text.groups.actions
  const toggle = shortcuts ? appText.shortcuts.switchOff : appText.shortcuts.switchOn
  return [
    { id: 'lock', group, label: appText.person.lock, hint: 'Mod+l', run: () => void signOut() },
    { id: 'help', group, label: appText.shortcuts.title, hint: '?', run: () => show('shortcuts') },
    { id: 'rail', group, label: text.collapse, run: toggleRail },
    { id: 'sync', group, label: text.sync, run: showSync },
    { id: 'reconnect', group, label: text.reconnect, run: reconnect },
    { id: 'shortcuts', group, label: toggle, run: toggleShortcuts },
    ...themeChoices.map((choice) => ({
      id: `theme-${choice}`,
      group,
      label: text.theme(appText.themes[choice]),
      run: () => setTheme(choice),
    })),
  ]
}

function showSync(): void {
  useSyncPanel.getState().show({ name: 'overview' })
}

/** The badge shows how it went. */
function reconnect(): void {
  request('system.reconnect', {}).catch(() => undefined)
}

function useLocationItems(): readonly PaletteItem[] {
  const locations = useLocations()
  const choose = usePreferences((preferences) => preferences.setLocation)
  if (locations.length === 0) return []
  return [{ id: null, name: appText.location.all }, ...locations].map(({ id, name }) => ({
    id: `location-${id}`,
    group: text.groups.locations,
    label: text.location(name),
    run: () => choose(id),
  }))
}

function useAskItem(query: string): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  const location = useCurrentLocation()
  const question = query.trim()
  if (question === '' || typedTraceId(question) !== null) return []
  const run = () => {
    navigate('/ask')
    void ask(question, location?.id ?? null)
  }
  return [{ id: 'ask', group: text.groups.ask, label: text.ask(question), run }]
}

interface TraceItems {
  readonly byId: readonly PaletteItem[]
  readonly recent: readonly PaletteItem[]
}

function useTraceItems(person: Person, query: string): TraceItems {
  const [, navigate] = useLocation()
  const [settled] = useDebouncedValue(query, 100)
  const search = settled.trim().slice(0, 200)
  const enabled = person.role !== 'kiosk'
  const input = { limit: shownTraces, ...(search === '' ? {} : { search }) }
  const { data } = useRead('traces.list', input, { enabled, staleTime: 0, gcTime: 0 })
  const open = (traceId: string) => navigate(`/traces/${traceId}`)
  const id = typedTraceId(query)
  const byId = {
    id: `id-${id}`,
    group: text.groups.traces,
    label: text.openTrace(shortHash(id ?? '')),
  }
  return {
    byId: enabled && id !== null ? [{ ...byId, run: () => open(id) }] : [],
    recent: (data?.items ?? []).map((trace) => traceItem(trace, open)),
  }
}

function traceItem(trace: TraceSummary, open: (traceId: string) => void): PaletteItem {
  return {
    id: `trace-${trace.traceId}`,
    group: text.groups.traces,
    label: trace.question,
    hint: durationText(trace.durationMs),
    run: () => open(trace.traceId),
  }
}
