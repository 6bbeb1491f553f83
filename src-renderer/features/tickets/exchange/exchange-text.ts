/** Every sentence of exporting and importing tickets, in one place so that it can be translated. */
export const exchangeText = {
  close: 'Close',
  exporting: {
    title: 'Export as CSV',
    what: (count: number) =>
      count === 1
        ? 'The one ticket of this list, in its order.'
        : `The ${count.toLocaleString('en')} tickets of this list, a row each, in its order.`,
    columns: 'Columns',
    all: 'All',
    none: 'None',
    run: 'Choose where and export',
    done: (rows: number, file: string) =>
      `${rows.toLocaleString('en')} ${rows === 1 ? 'ticket is' : 'tickets are'} in ${file}`,
    failed: 'Nothing was exported',
  },
  importing: {
    title: 'Import from CSV',
    hint: 'The first line names the columns. “title” is needed; the others are those of an export: location, bay, category, priority, status, assignee, tags, due, created, description and more.',
    place: 'Location of rows that do not say where',
    noPlace: 'None: such rows are wrong',
    choose: 'Choose a file',
    another: 'Choose another file',
    reading: 'Reading the file…',
    nothingYet: 'Nothing has been made yet.',
    ready: 'to make',
    already: 'here already',
    wrong: 'wrong',
    ignored: (names: string) => `Columns that no ticket has: ${names}`,
    wrongTitle: 'Rows that cannot become tickets',
    sampleTitle: 'The first that would be made',
    line: 'Line',
    ticket: 'Title',
    problem: 'What is wrong',
    where: 'Where',
    bay: (number: number) => `Bay ${number}`,
    kind: 'Category',
    priority: 'Priority',
    status: 'Status',
    who: 'Who',
    nobody: 'Nobody',
    untitled: 'Without a title',
    run: (count: number) =>
      count === 1 ? 'Make 1 ticket' : `Make ${count.toLocaleString('en')} tickets`,
    done: (count: number) =>
      count === 1 ? '1 ticket was made.' : `${count.toLocaleString('en')} tickets were made.`,
    undo: 'Undo the import',
    undone: (count: number) =>
      count === 1
        ? 'Undone: 1 ticket is in the archive.'
        : `Undone: ${count.toLocaleString('en')} tickets are in the archive.`,
    failed: 'Nothing was imported',
  },
} as const
