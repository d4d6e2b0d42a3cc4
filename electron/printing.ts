import type { PrintToPDFOptions, WebContents } from 'electron';
import { Problem } from '../src/core/problem.ts';

/** The page decides its size; tags and outline are what a screen reader needs. */
export const pdfOptions: PrintToPDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};

const cancelled = 'Print job canceled';

/**
 * Opens the system's print dialog.
 * @throws Problem `print.failed` when there is nothing to print with
 */
export function print(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
      if (isPrinted || reason === cancelled) resolve();
      else {
        reject(
          new Problem('print.failed', `Nothing was printed (${reason}); check the printer or save a PDF.`),
        );
      }
    });
  });
}
