import { events } from './events.ts';
import { claims, practices, targets } from './figures.ts';
import { partners } from './partners.ts';
import { partnership } from './partnership.ts';
import { activities, groups } from './plan.ts';

/**
 * Everything that public sources say about the Vilnius–Oslo partnership, each fact with its source, and
 * nothing else: what is unknown (amounts, contract number, times of day, group titles) is absent.
 */
export const facts = {
	...partnership,
	partners,
	groups,
	activities,
	events,
	claims,
	targets,
	practices
} as const;
