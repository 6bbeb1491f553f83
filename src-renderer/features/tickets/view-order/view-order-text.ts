/** Every sentence about the order of the views. */
export const viewOrderText = {
  hint: 'Drag to put it elsewhere, or Alt with the left and right arrow',
  left: 'Move to the left',
  right: 'Move to the right',
  moved: (name: string, place: number, all: number) => `${name}: now ${place} of ${all}`,
} as const
