/* Of the page in Norwegian: it brings the words that it draws from, and no others. */
import { norwegianWords } from '../../rules/claim-words-nb.ts';
import { sealRegistrations } from './register-sealed.ts';

sealRegistrations(norwegianWords);
