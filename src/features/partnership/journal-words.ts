import { messageKey } from '#lib/i18n/messages.ts';
import { messages } from '#lib/i18n/messages.en.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

/** The message that says what a command did; old journals may name commands that no longer exist. */
export const commandKey = (command: string): MessageKey =>
	messageKey(`partnership.did_${command}`, messages) ?? 'partnership.did_something';
