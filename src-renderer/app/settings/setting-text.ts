/** Every sentence about where a setting comes from. */
export const settingText = {
  isDefault: 'Default',
  changed: (name: string, day: string) => `Set by ${name}, ${day} · default`,
  somebody: 'somebody',
  reset: (value: string) => `Back to ${value}`,
  save: 'Save',
  notSaved: 'Not saved',
} as const
