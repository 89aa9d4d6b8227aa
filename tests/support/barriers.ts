import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a program finds on the open page against WCAG 2.2, A and AA, in light and in dark. */
export async function barriers(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
		for (const { id, nodes } of violations) found.push(`${colorScheme}, ${id}: ${nodes[0]?.html}`);
	}
	return found;
}
