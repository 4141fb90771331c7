import type { Language } from '../language/language';
import { greetingOf, signatureOf, type MailSender } from './mail-sender';
import { traderLines } from './trader.words';

/** What one mail says; what all mails of the store say stands with their sender. */
export interface MailContent {
  readonly language: Language;
  readonly subject: string;
  /** Whom it is to; '' where it must not or cannot be said. */
  readonly name: string;
  /** As usual; a store may have its own. */
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly url: string };
  readonly footer: string;
}

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
}

/** What stands in both, in order. */
interface Parts extends Omit<MailContent, 'name'> {
  signature: string;
  /** Why one gets it, and from whom by law. */
  foot: readonly string[];
  name: string;
  colour: string;
}

const HEX = /^#[0-9a-f]{6}$/i;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** One mail as text and as HTML. The same words in both, everything escaped, no picture and nothing from outside. */
export function mailTemplate(content: MailContent, sender: MailSender): RenderedMail {
  const { language, name, greeting, footer } = content;
  const parts = {
    ...content,
    name: sender.name,
    colour: HEX.test(sender.colour) ? sender.colour : '#1f2933',
    greeting: greetingOf(sender, language, name, greeting),
    signature: signatureOf(sender, language),
    foot: [footer, ...traderLines(sender.trader, language)],
  };
  return { text: asText(parts), html: asHtml(parts) };
}

function asText({ greeting, paragraphs, button, signature, foot }: Parts): string {
  const link = button ? [`${button.label}:\n${webAddress(button.url)}`] : [];
  return `${[greeting, ...paragraphs, ...link, signature, `-- \n${foot.join('\n')}`].join('\n\n')}\n`;
}

/**
 * The colours of the words, light and dark: 7 to 1 and more, 4.5 where they are small print. What has the store's colour
 * has black or white on it, and an edge of that, so that it is seen whatever is around it. Mail programs that leave the
 * styles of a head out show it light.
 */
const DARK = `@media (prefers-color-scheme: dark) {
.page { background: #14181d !important; color: #f1f4f7 !important }
.sheet { background: #1f252c !important; border-color: #3a434d !important }
.foot { color: #b4bec9 !important; border-color: #3a434d !important }
.link { color: #f1f4f7 !important }
}`;

function asHtml(parts: Parts): string {
  const { language, subject, name, colour, greeting, paragraphs, button, signature, foot } = parts;
  const inner = [greeting, ...paragraphs].map(paragraph);
  if (button) inner.push(buttonHtml(button.label, webAddress(button.url), colour));
  inner.push(paragraph(signature));
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>
${DARK}
</style>
</head>
<body class="page" style="margin:0;padding:16px;background:#eef0f3;color:#1f2933;font:16px/1.5 Arial,Helvetica,sans-serif">
<div role="article" aria-label="${escaped(subject)}" class="sheet" style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #d5dae0;border-radius:8px;overflow:hidden">
<p style="margin:0;padding:16px 24px;background:${colour};color:${inkOn(colour)};font-size:20px;font-weight:bold;overflow-wrap:anywhere">${escaped(name)}</p>
<div style="padding:24px;overflow-wrap:anywhere">
${inner.join('\n')}
<p class="foot" style="margin:32px 0 0;padding-top:16px;border-top:1px solid #d5dae0;color:#52606d;font-size:14px">${foot.map(lines).join('<br>')}</p>
</div>
</div>
</body>
</html>
`;
}

function paragraph(words: string): string {
  return `<p style="margin:0 0 16px">${lines(words)}</p>`;
}

/** The address stands below the button as well: some programs show no buttons, some people trust none. */
function buttonHtml(label: string, url: string, colour: string): string {
  const ink = inkOn(colour);
  const style =
    `display:inline-block;padding:12px 24px;border-radius:6px;background:${colour};color:${ink};border:1px solid ${ink};` +
    'text-decoration:none;font-weight:bold';
  return `<p style="margin:24px 0"><a href="${escaped(url)}" style="${style}">${escaped(label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;word-break:break-all"><a class="link" href="${escaped(url)}" style="color:#1f2933">${escaped(url)}</a></p>`;
}

/** Black or white, whichever reads better on the colour (WCAG relative luminance). */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

function webAddress(url: string): string {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new Error('A mail links to web addresses only.');
  return url;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
}

function lines(text: string): string {
  return escaped(text).replace(/\r?\n/g, '<br>');
}
