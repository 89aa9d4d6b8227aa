import type { ClientInit } from '@sveltejs/kit/hooks';
import { rememberTyped } from '#lib/ui/typed-early.ts';

/** Before anything else: a slow network must not cost what is typed while the scripts come. */
export const init: ClientInit = rememberTyped;
