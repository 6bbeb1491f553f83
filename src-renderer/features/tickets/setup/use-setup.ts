import type { RouteInput, RouteName, RouteOutput } from '@shared/ipc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../ipc/request'

/** Calls a route that returns all rules, or all shifts, as they are from then on. */
function useReplacing<Name extends RouteName>(name: Name, list: RouteName) {
  const client = useQueryClient()
  return useMutation<RouteOutput<Name>, Error, RouteInput<Name>>({
    // One after the other, so that an older answer never covers a newer one.
    scope: { id: list },
    mutationFn: (input) => request(name, input),
    onSuccess: (all) => client.setQueryData([list, {}], all),
  })
}

const rules = 'tickets.assignment-rules'

export const useSaveRule = () => useReplacing('tickets.save-assignment-rule', rules)
export const useMoveRule = () => useReplacing('tickets.move-assignment-rule', rules)
export const useRemoveRule = () => useReplacing('tickets.remove-assignment-rule', rules)

const shifts = 'tickets.shifts'

export const useAddShift = () => useReplacing('tickets.add-shift', shifts)
export const useEndShift = () => useReplacing('tickets.end-shift', shifts)

function useTemplateChange<Name extends 'tickets.save-template' | 'tickets.remove-template'>(
  name: Name,
) {
  const client = useQueryClient()
  return useMutation<RouteOutput<Name>, Error, RouteInput<Name>>({
    mutationFn: (input) => request(name, input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tickets.templates'] }),
  })
}

export const useSaveTemplate = () => useTemplateChange('tickets.save-template')
export const useRemoveTemplate = () => useTemplateChange('tickets.remove-template')
