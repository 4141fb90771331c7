import bcrypt from 'bcrypt';
import { answerMessages } from '../../kernel/work/answer-messages';

/** What is asked of a thread that hashes: to make a hash, or to compare with one. */
export type HashQuestion = { text: string; cost: number } | { text: string; hash: string };

answerMessages((asked: HashQuestion): string | boolean =>
  'cost' in asked ? bcrypt.hashSync(asked.text, asked.cost) : bcrypt.compareSync(asked.text, asked.hash),
);
