/** Pages that a menu leads to. */
export const placeCommands = [
  'today',
  'study',
  'library',
  'claims',
  'sources',
  'plans',
  'updates',
  'settings',
  'about',
] as const;

/** What a menu asks the page to do; the page decides what it means where it stands. */
export const actCommands = [
  'undo',
  'redo',
  'bury',
  'suspend',
  'flag',
  'open-deck',
  'print',
  'save-pdf',
  'shortcuts',
  'report',
] as const;

export type PlaceCommand = (typeof placeCommands)[number];
export type ActCommand = (typeof actCommands)[number];
/** Everything the desktop shell's menus ask of the page. */
export type PageCommand = PlaceCommand | ActCommand;
