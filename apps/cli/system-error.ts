export { codeOf, isSystemError } from '@platform/config';
