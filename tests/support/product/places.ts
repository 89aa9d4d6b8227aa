import { idOf, type World } from '../every-command/step.ts';

/** What stands in the place of each parameter, by the part of the route before it. */
function value(world: World, name: string, before: string): string {
	const values: Record<string, string | undefined> = {
		'lang=language': 'en',
		'...missing': 'no/such/page',
		partnership: world.slug,
		slug: world.slug,
		'activities/number': world.kept.get('activity number') ?? '1.1',
		'reports/number': '1',
		event: 'march',
		'activities/id': idOf(world, 'activity'),
		'events/id': idOf(world, 'event'),
		'reports/id': idOf(world, 'report'),
		'logos/picture': idOf(world, 'logo'),
		picture: idOf(world, 'picture'),
		size: 'small',
		attachment: idOf(world, 'open file'),
		table: 'events'
	};
	const found = values[`${before}/${name}`] ?? values[name];
	if (!found) throw new Error(`tests/support/product/places.ts knows nothing for [${name}]`);
	return found;
}

/** The address of a route in this partnership: groups fall away, parameters are filled from what was told. */
export function placeOf(route: string, world: World): string {
	const parts = route.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part));
	const filled = parts.map((part, index) =>
		part.replace(/^\[(.+)\]$/, (_, name: string) => value(world, name, parts[index - 1] ?? ''))
	);
	return `/${filled.join('/')}`;
}
