/** What only the app with a window can do; the command line has none. */
export interface Desktop {
  /** Asks where to keep a file. @returns its path, `null` when the person does not want to */
  askWhere(suggestedName: string): Promise<string | null>
  /** Asks for a file with one of these endings. @returns its path, or `null` */
  askWhich(extensions: readonly string[]): Promise<string | null>
  /** Prints what the window has prepared. @returns whether it went to a printer */
  print(): Promise<boolean>
  /** What the window has prepared, as a PDF. */
  pdf(): Promise<Uint8Array>
}
