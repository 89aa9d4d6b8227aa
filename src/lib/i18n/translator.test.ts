import { expect, test } from 'vitest';
import { serverTranslator } from './server-translator.ts';

test.each([
	['lt', '„Už lygybę!“ eitynės', '„‚Už lygybę!‘ eitynės“ neturi nė vieno skaičiaus'],
	['en', 'March “For equality!”', '“March ‘For equality!’” has no figure'],
	['nb', 'Marsjen «For likestilling!»', '«Marsjen ‘For likestilling!’» har ingen tall'],
	['nb', 'Marsjen', '«Marsjen» har ingen tall']
] as const)('in %s a title with quotes of its own is not quoted twice', (language, about, said) => {
	expect(serverTranslator(language)('reports.todo_event_without_figure', { about })).toBe(said);
});

test('what stands in no quotes keeps its own', () => {
	const said = serverTranslator('lt')('reports.todo_duty_open', { about: '„Tiltas“' });
	expect(said).toContain('„Tiltas“');
});
