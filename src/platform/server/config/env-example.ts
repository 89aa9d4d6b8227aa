import { settings } from './settings.ts';

/** The text of `.env.example`: every setting with its sentence, commented out at its default. */
export function envExample(): string {
	const entries = Object.entries(settings).map(
		([name, setting]) => `# ${setting.about}\n#${name}=${setting.default}\n`
	);
	return [
		'# Settings of Tiltas. Copy to .env and take the # away where you change something;',
		'# the environment wins over this file. Made from the list in the code: npm run fix\n',
		...entries
	].join('\n');
}
