export { openDesk, type Desk, type DeskOptions } from './desk';
