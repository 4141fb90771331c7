import { inEachStore } from './each-store';

test('a store in which it fails holds up none behind it, and the job fails all the same, to be tried again', async () => {
  const done: string[] = [];
  const work = async (id: string): Promise<void> => {
    if (id === '10007') throw new Error('No such zone');
    done.push(id);
  };
  await expect(inEachStore(['10001', '10007', '30042'], work)).rejects.toThrow('1 of 3 stores');
  expect(done).toEqual(['10001', '30042']);
  await inEachStore(['30043'], work);
  expect(done).toEqual(['10001', '30042', '30043']);
});
