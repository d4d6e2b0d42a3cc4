/** What the computer around the page does for it. */
export const host = {
  cancel: 'Cancel',
};
