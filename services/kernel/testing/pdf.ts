import { PDFiumLibrary } from '@hyzyla/pdfium';

/** What a PDF says, page by page, each in one line of words. */
export async function textOfPdf(bytes: Buffer): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    return [...document.pages()].map((page) => page.getText().replace(/\s+/g, ' ').trim());
  } finally {
    library.destroy();
  }
}
