import { telephoneAddress } from './telephone';

test.each([
  ['030 - 231 44 08', 'tel:0302314408'],
  ['06-12345678', 'tel:0612345678'],
  ['+31 6 12 34 56 78', 'tel:+31612345678'],
  ['+31 (0)30 231 44 08', 'tel:+31302314408'],
  ['(+47) 22 33 44 55', 'tel:+4722334455'],
  ['0031612345678', 'tel:0031612345678'],
])('%s is called by %s', (written, address) => expect(telephoneAddress(written)).toBe(address));
