import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pageMark } from '../rules/page-marks.ts';
import { qrDrawing } from '../rules/qr.ts';
import { pageTemplate } from './page-template.ts';

const cut = pageMark('cut');
const heading = (state: string) => `<h1 tabindex="-1" data-when="${state}">${state}</h1>`;
const model =
	`<!--[--><script type="text/template" data-taken-model>` +
	['confirmed', 'waiting', 'requested'].map(heading).join('') +
	`<li>${pageMark('word0')}</li><li>${pageMark('word1')}</li><svg viewBox="0 0 ${pageMark('size')}">` +
	`<path d="${pageMark('path')}"/></svg><p data-with-contact="">letter</p>` +
	`<p data-without-contact="">no letter</p><div data-group="">others</div></script>`;
const page =
	`<head><script type="module" src="/seal.js"></script></head><main>${cut}` +
	`${pageMark('part')}<p>too late</p><form>${pageMark('sent')}</form>${pageMark('part')}<form>` +
	`<input value="${pageMark('key')}"><input value="${pageMark('token')}"></form>${cut}` +
	`${model}${cut}</main>`;

test('each person gets the form with a key of their own, and a model without a word', () => {
	const { form } = pageTemplate(page);
	const html = form({ key: 'k1', token: 't1' }, 'identity').toString();
	expect(html).toContain('<input value="k1"><input value="t1">');
	expect(html).toContain('<li></li><li></li><svg viewBox="0 0 "><path d=""/>');
	expect(html).toContain('src="/seal.js"');
	const other = html.replace('k1', 'k2').replace('t1', 't2');
	expect(form({ key: 'k2', token: 't2' }, 'identity').toString()).toBe(other);
	expect(gunzipSync(form({ key: 'k2', token: 't2' }, 'gzip')).toString()).toBe(other);
});

test('who has a place gets its words and drawing, and nothing of the form or of other outcomes', () => {
	const { taken } = pageTemplate(page);
	const place = {
		state: 'waiting',
		words: ['acorn', 'badger'],
		drawing: qrDrawing('https://a.example/x')
	} as const;
	const html = taken({ ...place, hasContact: false }, 'identity').toString();
	expect(html).toContain(`${heading('waiting')}<li>acorn</li><li>badger</li>`);
	expect(html).toMatch(/viewBox="0 0 \d\d"><path d="M4 4h7/);
	expect(html).not.toContain('data-with-contact');
	expect(html).toContain('<p data-without-contact="">no letter</p>');
	expect(html).toContain('<div hidden data-group="">');
	expect(html).not.toMatch(/form|script|confirmed|\uE000/);
	const other = taken({ ...place, hasContact: true }, 'identity').toString();
	expect(other).toContain('<p data-with-contact="">letter</p>');
	expect(other).not.toContain('data-without-contact');
});

test('who comes too late reads so beside what was sent, and nobody else does', () => {
	const { form, refused } = pageTemplate(page);
	const late = refused('<input name="product" />', 'identity').toString();
	expect(late).toContain('<p>too late</p><form><input name="product" /></form><form>');
	expect(late).not.toContain('\uE000');
	expect(form({ key: 'k', token: 't' }, 'identity').toString()).not.toContain('too late');
});

test('a page that lost its marks is no template', () => {
	expect(() => pageTemplate(page.replace(cut, ''))).toThrow('three cuts');
});
