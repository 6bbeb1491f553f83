import type { RouteInput } from '@shared/ipc/contract'
import type { SettingValue } from '@shared/settings/settings-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { useRead } from '../../ipc/use-read'

export function useSettings() {
  return useRead('settings.list', {}, { staleTime: 0 })
}

/** Changes one setting for the whole club, or gives its default back. */
export function useChangeSetting() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RouteInput<'settings.change'>) => request('settings.change', input),
    onSuccess: (changed) =>
      client.setQueryData<SettingValue[]>(['settings.list', {}], (settings) =>
        settings?.map((setting) => (setting.key === changed.key ? changed : setting)),
      ),
  })
}
