/** What a report needs to know of the program; nothing of the learner, of cards or of folders. */
export function faultReport(version: string, shell: Window['palpate'], userAgent: string): string {
  const around = shell
    ? `Desktop window on ${shell.platform}; ${Object.entries(shell.versions)
        .map(([name, number]) => `${name} ${number}`)
        .join(', ')}`
    : `Browser: ${userAgent}`;
  return `Palpate ${version}\n${around}`;
}
