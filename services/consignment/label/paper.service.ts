import type { Call } from '../../kernel/database/call';
import type { Ports } from '../../kernel/subgraph/service';
import { NoTurn } from '../../kernel/work/turns';
import { findStore } from '../store/store';
import { drawn } from './drawing';
import { LabelPaperName, type LabelDrawing, type LabelPaper } from './label';
import type { LabelPaperInput } from './label.input';
import { paperRows, readToLabel, rememberedOf } from './label.rows';
import { labelsOf } from './label.data';
import { isRoll, namedMeasures, printingOf } from './label.rules';
import type { Sheet } from './paper';

/** What labels are printed on, and how one looks. */
export class PaperService {
  constructor(private readonly ports: Pick<Ports, 'publicUrl'>) {}

  /** All papers, that which was last printed on first. */
  async papers(call: Call): Promise<LabelPaper[]> {
    const used = new Map(
      (await call.read((tx) => paperRows.where(tx, 'true', []))).map((row) => [row.paper, row]),
    );
    const papers = Object.values(LabelPaperName).map((name): LabelPaper => {
      const row = used.get(name);
      const { measures, ...remembered } = rememberedOf(row);
      const size: Partial<Sheet> = namedMeasures(name) ?? measures ?? {};
      const { widthMm = null, heightMm = null, columns = null, rows = null } = size;
      const { leftMm = null, topMm = null, pitchXMm = null, pitchYMm = null } = size;
      return {
        ...{ paper: name, isRoll: isRoll(name), usedAt: row?.usedAt ?? null, ...remembered },
        ...{ widthMm, heightMm, columns, rows, leftMm, topMm, pitchXMm, pitchYMm },
      };
    });
    return papers.toSorted((one, other) => (other.usedAt?.getTime() ?? 0) - (one.usedAt?.getTime() ?? 0));
  }

  /** A label as it would be printed; null where there is no such item, or too many ask at this moment. */
  async preview(call: Call, itemId: string, on: LabelPaperInput): Promise<LabelDrawing | null> {
    const { storeId } = call.actor;
    const [label, was] = await call.read(async (tx) => {
      const store = await findStore(tx);
      const items = store === null ? [] : await readToLabel(tx, { ids: [itemId], need: null });
      const row = (await paperRows.byKeys(tx, [on.paper])).get(on.paper);
      const labels = store === null ? [] : await labelsOf(tx, store, items, this.ports.publicUrl);
      return [labels[0], rememberedOf(row)] as const;
    });
    const { paper } = printingOf({ ...on, firstPosition: null }, was);
    if (!label) return null;
    await call.rest();
    try {
      return await drawn(storeId, { label, paper });
    } catch (error) {
      if (error instanceof NoTurn) return null;
      throw error;
    }
  }
}
