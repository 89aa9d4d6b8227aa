import { expect, test } from 'vitest';
import { secondLead, shores } from './rules.ts';

const ngo = { name: 'promoter', category: 'civil_society', country: 'LT' } as const;
const vilnius = { name: 'Vilnius', category: 'public_sector', country: 'LT' } as const;
const oslo = { name: 'Oslo', category: 'public_sector', country: 'NO' } as const;
const firm = { name: 'firm', category: 'private_sector', country: 'NO' } as const;

test('the bridge joins the public bodies of two countries, the first partner’s side first', () => {
	expect(shores([ngo, firm, oslo, vilnius])).toEqual([vilnius, oslo]);
});

test('a side without a public body stands on its first partner', () => {
	expect(shores([ngo, oslo])).toEqual([ngo, oslo]);
});

test('partners of one country have no bridge to name, nor has a partnership without partners', () => {
	expect(shores([ngo, vilnius])).toBe(undefined);
	expect(shores([])).toBe(undefined);
});

test('PF2: a second lead is refused with the name of the first, and the lead itself stays', () => {
	const lead = { id: 'a', name: 'Pride' };
	const refused = { ok: false, reason: 'second-lead', lead: 'Pride' };
	expect(secondLead('project_promoter', lead)).toEqual(refused);
	expect(secondLead('project_promoter', lead, 'b')).toEqual(refused);
	expect(secondLead('project_promoter', lead, 'a')).toBe(undefined);
	expect(secondLead('project_promoter', undefined)).toBe(undefined);
	expect(secondLead('project_partner', lead)).toBe(undefined);
});
