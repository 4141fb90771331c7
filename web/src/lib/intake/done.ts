import * as m from '#lib/paraglide/messages.js';

/** What was just done with an intake, as the address of its consignor's page or that of staff says; null where it says nothing. */
export function doneText(
  { searchParams }: { searchParams: { get(name: string): string | null } },
  reader: 'consignor' | 'staff',
): string | null {
  const said = (name: string) => /^\d{1,9}$/.exec(searchParams.get(name) ?? '')?.[0];
  const [copied, deleted, handed] = [said('copied'), said('deleted'), said('handed')];
  if (copied) return m.entry_copied({ count: Number(copied) });
  if (deleted) return m.entry_deleted({ number: deleted });
  if (!handed) return null;
  const handedOver = reader === 'consignor' ? m.intake_handed_over : m.intake_handed_desk;
  return handedOver({ count: Number(handed) });
}
