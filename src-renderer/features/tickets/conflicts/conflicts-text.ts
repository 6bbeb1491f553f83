/** Every sentence of a conflict at its field, in one place so that it can be translated. */
export const conflictsText = {
  group: (field: string) => `Conflict: ${field}`,
  stands: (who: string) => `${who} wrote first, it stands`,
  kept: (who: string, time: string) => `${who}, ${time}, kept aside`,
  more: 'Write what both mean…',
} as const
