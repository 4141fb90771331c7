/** Control characters, and marks that turn the direction of text round: with them a name can pose as another. */
const invisible = /(?![\t\n\v\r])\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu;

/** One line as people mean it: é is one letter however it was typed, spaces are single, nothing hides. */
export function plainLine(value: string | null | undefined): string {
  return (value ?? '').normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** Several lines: like `plainLine`, but spaces and line breaks stay as they were written. */
export function plainText(value: string | null | undefined): string {
  return (value ?? '').normalize('NFC').replace(invisible, '').replace(/\r\n?/g, '\n').trim();
}
