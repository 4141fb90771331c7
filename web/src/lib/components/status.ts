/** A word with its shape; the tone colours only what wants to be acted on, or was refused. */
export interface StatusLook {
  word: string;
  shape?: 'dot' | 'ring' | 'half' | 'square' | 'bar' | 'go' | 'tri' | 'tick' | 'cross';
  tone?: 'plain' | 'good' | 'accent' | 'warn' | 'bad';
}
