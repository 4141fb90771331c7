export interface MailContent {
  /** BCP 47, for screen readers: `nl`. */
  readonly language: string;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly url: string };
  readonly footer: string;
  /** The store's colour `#rrggbb`; it fills the button. */
  readonly colour: string;
}

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
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
export function mailTemplate(content: MailContent): RenderedMail {
  return { text: asText(content), html: asHtml(content) };
}

function asText({ greeting, paragraphs, button, footer }: MailContent): string {
  const link = button ? [`${button.label}:\n${webAddress(button.url)}`] : [];
  return `${[greeting, ...paragraphs, ...link, `-- \n${footer}`].join('\n\n')}\n`;
}

function asHtml({ language, subject, greeting, paragraphs, button, footer, colour }: MailContent): string {
  const inner = [greeting, ...paragraphs].map((words) => `<p style="margin:0 0 16px">${lines(words)}</p>`);
  if (button)
    inner.push(buttonHtml(button.label, webAddress(button.url), HEX.test(colour) ? colour : '#1f2933'));
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1f2933;font:16px/1.5 Arial,Helvetica,sans-serif">
<div role="article" aria-label="${escaped(subject)}" style="max-width:560px;margin:0 auto">
${inner.join('\n')}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #d5dae0;color:#52606d;font-size:14px">${lines(footer)}</p>
</div>
</body>
</html>
`;
}

/** The address stands below the button as well: some programs show no buttons, some people trust none. */
function buttonHtml(label: string, url: string, colour: string): string {
  const style =
    `display:inline-block;padding:12px 24px;border-radius:6px;background:${colour};color:${inkOn(colour)};` +
    'text-decoration:none;font-weight:bold';
  return `<p style="margin:24px 0"><a href="${escaped(url)}" style="${style}">${escaped(label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;word-break:break-all"><a href="${escaped(url)}" style="color:#1f2933">${escaped(url)}</a></p>`;
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
