/* Of the page in Lithuanian: it brings the words that it draws from, and no others. */
import { lithuanianWords } from '../../rules/claim-words-lt.ts';
import { sealRegistrations } from './register-sealed.ts';

sealRegistrations(lithuanianWords);
