import { isUuid, newId } from './id';

describe('new ids', () => {
  it('are UUIDs of version 7 that carry the millisecond they were made in', () => {
    const before = Date.now();
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const ms = parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(ms).toBeGreaterThanOrEqual(before);
    expect(ms).toBeLessThanOrEqual(Date.now());
  });

  it('only ever grow within a process, 50,000 in a row, and none comes twice', () => {
    const ids = Array.from({ length: 50_000 }, newId);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keep growing when the clock of the machine is set back', () => {
    const first = newId();
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    try {
      expect(newId() > first).toBe(true);
    } finally {
      now.mockRestore();
    }
  });
});

describe('isUuid', () => {
  it('knows a UUID and nothing else', () => {
    expect(isUuid(newId())).toBe(true);
    expect(isUuid('2F1B1E9C-0C0B-4B3E-9B8B-3B1B1B1B1B1B')).toBe(true);
    for (const other of ['', 'x', `${newId()}\n`, ` ${newId()}`, `${newId()}/..`, null, 7, {}]) {
      expect(isUuid(other)).toBe(false);
    }
  });
});
