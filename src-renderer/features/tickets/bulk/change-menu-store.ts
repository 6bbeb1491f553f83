import { create } from 'zustand'
import type { ChangeField } from './change-field'

/** Where it opens: below that box, in pixels of the window. */
export interface MenuPlace {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

interface OpenMenu {
  readonly field: ChangeField
  readonly ids: readonly string[]
  readonly place: MenuPlace
  /** What gets the focus back. */
  readonly from: HTMLElement | null
}

interface ChangeMenus {
  readonly menu: OpenMenu | null
  open(menu: OpenMenu): void
  close(): void
}

/** The menu that changes tickets where they stand; one at a time. */
export const useChangeMenu = create<ChangeMenus>()((set) => ({
  menu: null,
  open: (menu) => set({ menu }),
  close: () => set({ menu: null }),
}))

/** Opens a menu below an element, which has the focus again afterwards. */
export function openMenuAt(
  element: Element,
  what: Pick<OpenMenu, 'field' | 'ids'> & { readonly from?: HTMLElement | null },
): void {
  const { left, top, bottom } = element.getBoundingClientRect()
  const active = document.activeElement
  const from = what.from ?? (active instanceof HTMLElement ? active : null)
  useChangeMenu.getState().open({ ...what, from, place: { left, top, bottom } })
}
