import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * ISO 20022's own schema of pain.001.001.09 (Standards Editor R1.6.15, 14 February 2019), byte for byte as Debian's
 * libhbci4j-core-java 3.1.64 ships it.
 */
const SCHEMA = readFileSync(join(__dirname, 'pain.001.001.09.xsd'));

/** Whatever the schema says against a file; none where it is one of pain.001.001.09. */
export async function faultsOfPain(xml: string): Promise<string[]> {
  const { XmlDocument, XsdValidator } = await import('libxml2-wasm');
  const schema = XmlDocument.fromBuffer(SCHEMA);
  const validator = XsdValidator.fromDoc(schema);
  const file = XmlDocument.fromString(xml);
  try {
    validator.validate(file);
    return [];
  } catch (error) {
    return [String(error)];
  } finally {
    file.dispose();
    validator.dispose();
    schema.dispose();
  }
}
