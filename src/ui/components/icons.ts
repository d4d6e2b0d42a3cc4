/** Strokes on a 24 by 24 grid. */
export const icons = {
  check: 'M5 12.5l4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.3',
  danger: 'M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7zM12 7.5v5.5M12 16.2v.3',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.6v.3',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  pause: 'M9 6v12M15 6v12',
  later: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2',
  undo: 'M9 6L4 11l5 5M4 11h9a6 6 0 016 6v1',
  back: 'M14 6l-6 6 6 6',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L21 21',
  down: 'M6 9l6 6 6-6',
  page: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  split: 'M12 21v-7M12 14L5 5M12 14l7-9M5 9.5V5h4.5M19 9.5V5h-4.5',
  copy: 'M9 9h11v12H9zM5 15H4V3h11v2',
  pencil: 'M4 20v-4L15.5 4.5l4 4L8 20zM13 7l4 4',
  note: 'M4 4h16v10l-6 6H4zM14 20v-6h6',
  report: 'M4 5h16v11h-8l-4 4v-4H4zM12 8v3.4M12 13.6v.2',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8',
  keyboard: 'M3 6h18v12H3zM7 10h.2M11 10h.2M15 10h.2M7.5 14h9',
} as const;

export type IconName = keyof typeof icons;
