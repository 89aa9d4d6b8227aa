/* Of the page in English: it brings the words that it draws from, and no others. */
import { englishWords } from '../../rules/claim-words-en.ts';
import { sealRegistrations } from './register-sealed.ts';

sealRegistrations(englishWords);
