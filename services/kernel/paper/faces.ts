/** The faces on all that is printed. They are part of the file, so that every printer has them; what a document does not use, it does not hold. */
const FACES = {
  regular: '400Regular/Inter_400Regular',
  medium: '500Medium/Inter_500Medium',
  strong: '600SemiBold/Inter_600SemiBold',
  bold: '700Bold/Inter_700Bold',
} as const;
export type Face = keyof typeof FACES;

/** The document, which can be written in any of them by now. */
export function withFaces(pdf: PDFKit.PDFDocument): PDFKit.PDFDocument {
  for (const [face, file] of Object.entries(FACES))
    pdf.registerFont(face, require.resolve(`@expo-google-fonts/inter/${file}.ttf`));
  return pdf;
}
