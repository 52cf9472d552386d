export { projections } from './projections';
