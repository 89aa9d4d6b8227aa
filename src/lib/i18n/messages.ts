import type { messages } from './messages.en.ts';

export type MessageKey = keyof typeof messages;
export type Messages = Record<MessageKey, string>;

/** For keys that arrive as data (a problem named by a parser): the key, if it is one. */
export function messageKey(word: string, known: Partial<Messages>): MessageKey | undefined {
	return Object.hasOwn(known, word) ? (word as MessageKey) : undefined;
}
